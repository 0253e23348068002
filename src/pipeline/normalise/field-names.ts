/**
 * Names of four kinds of fields, by language, comma-separated. The mapping generator finds columns of feeds by them, and
 * `indexProductID` finds the fields that identify a product. Case, accents, spaces and punctuation are ignored.
 */
export const FIELD_NAMES = {
  gtin: {
    en: 'gtin, gtins, ean, eans, upc, upcs, barcode, barcodes, bar code, ean code, gtin ean, ean gtin, ean upc, upc ean, upc or ean, upcorean, upc code, upccode, gtin 8, gtin 12, gtin 13, gtin 14, ean 13, ean 8, ean13, upc a, jan, global trade item number, gtin code, product gtin, isbn, isbn 13, gtin ean upc, gtin upc ean, gtin or mpn, ean or gtin, variant barcode, global unique id, gtin upc ean or isbn, ean me',
    de: 'ean nummer, ean code, strichcode, gtin nummer, eannummer, eancode, barcode nummer, europaeische artikelnummer',
    fr: 'code barre, code barres, code ean, codebarre',
    es: 'codigo de barras, codigo ean, codigo barras, ean 13 o jan',
    it: 'codice a barre, codice ean, codice barre, codice gtin',
    nl: 'streepjescode, ean code, ean nummer',
    ru: 'штрихкод, штрих код, шк, штрих код товара, gtin, ean, баркод',
    other: 'streckkod, stregkode, viivakoodi, kod kreskowy, carovy kod, ean kod, strekkode, cod de bare',
  },
  brand: {
    en: 'brand, brand name, vendor, manufacturer, manufacture, maker, brandname, make, mfr, manufacturer name, producer, vendor name, brand title, label brand, g brand, product brand, manufacturer brand, mfr name, designer, publisher brand, brand manufacturer',
    de: 'marke, hersteller, markenname, herstellername, hersteller name, fabrikat, marke hersteller, hersteller marke, produzent',
    fr: 'marque, fabricant, nom de la marque, constructeur, marque fabricant, nom marque, marques',
    es: 'marca, fabricante, nombre de la marca, marca del producto, marcas',
    it: 'marca, marchio, produttore, fabbricante, nome marca, brand prodotto, casa produttrice, marche, marchi',
    nl: 'merk, fabrikant, merknaam, producent, leverancier merk',
    ru: 'бренд, марка, производитель, торговая марка, изготовитель, вендор, бренды',
    other:
      'znacka, vyrobce, vyrobca, marka, producent, tillverkare, varumarke, merke, fabrikant, valmistaja, merkki, maerke, producator, brand navn, fabricante, kataskevastis, proizvodac, tuotemerkki',
  },
  mpn: {
    en: 'mpn, manufacturer part number, part number, part no, mfr part number, manufacturer part no, manufacturer sku, manufacturer number, model number, manufacturer product number, partnumber, mfpn, mfg part number, oem number, supplier reference, manufacturer code, oem, mpns, vendor part number, manufacturer reference, model no, product mpn, mfr part no',
    de: 'hersteller artikelnummer, herstellerartikelnummer, herstellernummer, hersteller nummer, han, teilenummer, modellnummer, hersteller nr, hersteller sku',
    fr: 'reference fabricant, reference fournisseur, numero de piece, reference constructeur, numero de modele',
    es: 'referencia fabricante, referencia del fabricante, numero de pieza, numero de pieza del fabricante, referencia del proveedor, ref fabricante, numero de articulo del fabricante, sku del fabricante',
    it: 'codice produttore, codice fabbricante, numero parte, codice fornitore, riferimento fornitore, codice mpn, codice del produttore, numero di parte',
    nl: 'fabrikantcode, onderdeelnummer, artikelnummer fabrikant, artikelnummer leverancier, modelnummer',
    ru: 'vendor code, vendorcode, код производителя, артикул производителя, номер детали',
    other: 'productno, product no, kod producenta, tillverkarens artikelnummer, producentens varenummer',
  },
  name: {
    en: 'title, name, product name, product title, item title, item name, product, productname, display name, heading, headline, listing title, article name, offer title, offer name, g title, post title, model name full, full name, name1, main title, product full name, long title, long name',
    de: 'titel, artikelname, produktname, bezeichnung, artikelbezeichnung, produktbezeichnung, produkttitel, artikeltitel, art bez, artbez, abez, art bezeichnung, angebotsname, artikelbezeichnung 1, bezeichnung 1, kurzbezeichnung, bez, produkt titel, art name',
    fr: 'nom, titre, nom du produit, titre du produit, nom produit, designation, intitule, libelle, libelle produit, nom de l article, nom de produit, titre produit, denomination',
    es: 'nombre, titulo, nombre del producto, titulo del producto, nombre producto, titulo producto, nombre del articulo, denominacion, nombre articulo, titulo del anuncio',
    it: 'nome, titolo, nome prodotto, titolo prodotto, nome del prodotto, denominazione, nome articolo, titolo del prodotto',
    nl: 'naam, titel, productnaam, product titel, producttitel, artikelnaam, omschrijving kort titel, benaming, product naam',
    ru: 'имя, название, наименование, название товара, наименование товара, имя товара, заголовок, товар, номенклатура',
    other:
      'nazwa, nazov, nazev, namn, navn, nimi, tuotenimi, produktnamn, produktnavn, nazev produktu, nazwa produktu, productnaam, titulo, nome do produto, benamning, denumire, nume, otsikko, rubrik, onoma, titlu, naziv, naslov',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
