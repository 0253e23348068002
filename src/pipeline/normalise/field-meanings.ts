import { type TargetField, type TargetFormat } from '../target-format.js';

/** What a field of a format means, as far as products of different sources are told apart by it. */
export type FieldMeaning = 'gtin' | 'brand' | 'mpn' | 'name';

/**
 * The names by which fields of a meaning go, those that the generator of mappings knows, by language; case, accents,
 * spaces and signs do not matter.
 */
const NAMES: Readonly<Record<FieldMeaning, readonly string[]>> = {
  gtin: [
    'gtin, gtins, gtin 8, gtin 12, gtin 13, gtin 14, gtin code, product gtin, global trade item number, ean, eans, ean 8',
    'ean 13, ean code, upc, upcs, upc a, upc code, isbn, isbn 13, jan, barcode, barcodes, variant barcode, gtin ean, ean me',
    'ean gtin, ean upc, upc ean, upc or ean, gtin ean upc, gtin upc ean, gtin or mpn, ean or gtin, gtin upc ean or isbn',
    'global unique id, ean nummer, strichcode, gtin nummer, barcode nummer, europaeische artikelnummer, code barre',
    'code barres, code ean, codigo de barras, codigo ean, codigo barras, ean 13 o jan, codice a barre, codice ean',
    'codice barre, codice gtin, streepjescode, штрихкод, шк, штрих код товара, баркод, streckkod, stregkode, viivakoodi',
    'kod kreskowy, carovy kod, ean kod, strekkode, cod de bare',
  ],
  brand: [
    'brand, brand name, vendor, vendor name, manufacturer, manufacturer name, manufacture, maker, make, mfr, mfr name',
    'producer, brand title, label brand, g brand, product brand, manufacturer brand, brand manufacturer, publisher brand',
    'designer, marke, markenname, hersteller, herstellername, fabrikat, marke hersteller, hersteller marke, produzent',
    'marque, marques, fabricant, nom de la marque, nom marque, marque fabricant, constructeur, marca, marcas, fabricante',
    'nombre de la marca, marca del producto, marchio, marche, marchi, produttore, fabbricante, nome marca, brand prodotto',
    'casa produttrice, merk, merknaam, fabrikant, producent, leverancier merk, бренд, бренды, марка, торговая марка',
    'производитель, изготовитель, вендор, znacka, vyrobce, vyrobca, marka, tillverkare, varumarke, merke, valmistaja',
    'merkki, maerke, producator, brand navn, kataskevastis, proizvodac, tuotemerkki',
  ],
  mpn: [
    'mpn, mpns, product mpn, manufacturer part number, manufacturer part no, manufacturer sku, manufacturer number',
    'manufacturer product number, manufacturer code, manufacturer reference, mfr part number, mfr part no, mfg part number',
    'mfpn, part number, part no, model number, model no, oem, oem number, vendor part number, vendor code',
    'supplier reference, productno, herstellernummer, hersteller nr, hersteller artikelnummer, hersteller sku, han',
    'teilenummer, modellnummer, reference fabricant, reference fournisseur, reference constructeur, numero de piece',
    'numero de modele, referencia fabricante, referencia del fabricante, ref fabricante, sku del fabricante',
    'numero de pieza, numero de pieza del fabricante, numero de articulo del fabricante, referencia del proveedor',
    'codice produttore, codice del produttore, codice fabbricante, codice fornitore, codice mpn, numero parte',
    'numero di parte, riferimento fornitore, fabrikantcode, onderdeelnummer, artikelnummer fabrikant, modelnummer',
    'artikelnummer leverancier, код производителя, артикул производителя, номер детали, kod producenta',
    'tillverkarens artikelnummer, producentens varenummer',
  ],
  name: [
    'name, title, product name, product title, item name, item title, product, display name, heading, headline',
    'listing title, article name, offer title, offer name, g title, post title, model name full, full name, name1',
    'main title, product full name, long title, long name, titel, artikelname, artikeltitel, produktname, produkttitel',
    'bezeichnung, artikelbezeichnung, produktbezeichnung, art bez, abez, bez, art bezeichnung, art name, angebotsname',
    'artikelbezeichnung 1, bezeichnung 1, kurzbezeichnung, nom, titre, nom du produit, titre du produit, nom produit',
    'titre produit, nom de produit, nom de l article, designation, intitule, libelle, libelle produit, denomination',
    'nombre, titulo, nombre del producto, titulo del producto, nombre producto, titulo producto, nombre del articulo',
    'nombre articulo, titulo del anuncio, denominacion, nome, titolo, nome prodotto, titolo prodotto, nome del prodotto',
    'titolo del prodotto, nome articolo, denominazione, naam, productnaam, product titel, artikelnaam, benaming',
    'omschrijving kort titel, имя, имя товара, название, название товара, наименование, наименование товара, заголовок',
    'товар, номенклатура, nazwa, nazwa produktu, nazov, nazev, nazev produktu, namn, navn, nimi, tuotenimi, produktnamn',
    'produktnavn, nome do produto, benamning, denumire, nume, otsikko, rubrik, onoma, titlu, naziv, naslov',
  ],
};

const MEANINGS = new Map(
  Object.entries(NAMES).map(([meaning, lines]) => [meaning, new Set(lines.join(', ').split(', ').map(nameKey))]),
);

/** What feeds write where they have no value. */
const NO_VALUES: ReadonlySet<string> = new Set(
  ['na', 'none', 'null', 'nil', 'undefined', 'unknown', 'unbranded', 'nobrand', 'generic', 'other', 'various'].concat([
    'doesnotapply',
    'notapplicable',
    'default',
    'nichtzutreffend',
  ]),
);

/** The fields of a meaning, in the order of the format; a `gtin` attribute says it too. */
export function fieldsMeaning(meaning: FieldMeaning, format: TargetFormat): string[] {
  const names = MEANINGS.get(meaning);
  const means = (name: string, { type, attributes = [] }: TargetField): boolean =>
    type !== 'boolean' &&
    type !== 'object' &&
    !attributes.includes('indexProductID') &&
    (names?.has(nameKey(name)) || (meaning === 'gtin' && attributes.includes('gtin')));
  return Object.entries(format)
    .filter(([name, field]) => means(name, field))
    .map(([name]) => name);
}

/** A text by which values are compared: letters and digits of any script, without accents, in lower case; null when it names nothing. */
export function comparable(text: string): string | null {
  const letters = lettersAndDigits(text);
  return letters === '' || NO_VALUES.has(letters) ? null : letters;
}

/** A name as the tables are searched; umlauts written as two letters equal the plain ones. */
function nameKey(name: string): string {
  return lettersAndDigits(name).replace(/([aou])e/g, '$1');
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
