import type { Meaning } from './meaning.js';

/** Names of variant attributes and of other properties of a product. */
export const TRAITS: readonly Meaning[] = [
  {
    id: 'color',
    names: {
      en: 'color, colour, colors, colours, color name, colour name, color pattern, product color, variant color, colorname, shade, main color, item color, primary color, color map, base color, g color',
      de: 'farbe, farben, farbname, farbbezeichnung, artikelfarbe, farbton',
      fr: 'couleur, couleurs, coloris, nom couleur',
      es: 'color, colores, nombre color',
      it: 'colore, colori',
      nl: 'kleur, kleuren',
      ru: 'цвет, цвета',
      other: 'farg, farve, vari, kolor, barva, cor, boja, farge, culoare, farba, chroma',
    },
  },
  {
    id: 'size',
    names: {
      en: 'size, sizes, size name, product size, variant size, clothing size, shoe size, fashion size, item size, sizes available, apparel size, g size',
      de: 'groesse, groessen, kleidergroesse, schuhgroesse, konfektionsgroesse',
      fr: 'taille, tailles, pointure',
      es: 'talla, tallas, tamano, tamanos',
      it: 'taglia, taglie, misura, dimensione, misure',
      nl: 'maat, maten, formaat, grootte',
      ru: 'размер, размеры',
      other: 'storlek, stoerrelse, storrelse, koko, rozmiar, velikost, tamanho, velicina, marime, velkost, megethos',
    },
  },
  {
    id: 'gender',
    names: {
      en: 'gender, target gender, sex, genders, fashion suitable for, suitable for gender, google shopping gender, target group gender, g gender',
      de: 'geschlecht, zielgeschlecht',
      fr: 'sexe, genre',
      es: 'genero, sexo',
      it: 'genere, sesso',
      nl: 'geslacht',
      ru: 'пол',
      other: 'kon, kjonn, sukupuoli, plec, pohlavi, genero, sex, spol, avsett for',
    },
  },
  {
    id: 'ageGroup',
    names: {
      en: 'age group, agegroup, google shopping age group, target age, age range, g age group',
      de: 'altersgruppe',
      fr: 'tranche d age, groupe d age',
      es: 'grupo de edad, edad',
      it: 'fascia di eta, gruppo eta, fascia eta',
      nl: 'leeftijdsgroep, leeftijdscategorie',
      ru: 'возраст, возрастная группа',
      other: 'aldersgrupp, aldersgruppe, ikaryhma, grupa wiekowa, vekova skupina, faixa etaria',
    },
  },
  {
    id: 'material',
    names: {
      en: 'material, materials, fabric, product material, fashion material, composition, material type, google shopping custom material, main material, g material',
      de: 'material, materialien, stoff, materialzusammensetzung',
      fr: 'matiere, matieres, materiau, composition',
      es: 'material, materiales, composicion, tejido',
      it: 'materiale, materiali, tessuto, composizione',
      nl: 'materiaal, materialen, stof',
      ru: 'материал, состав, материалы',
      other: 'materiaali, materiale, materjal, tyg',
    },
  },
  {
    id: 'weight',
    names: {
      en: 'weight, shipping weight, item weight, product weight, grams, variant grams, package weight, weight g, weight kg, weight lbs, weight in grams, gross weight, gewicht gr, variant weight, weight value, parcel weight, shippingweight, g shipping weight, weight oz',
      de: 'gewicht, versandgewicht, bruttogewicht, artikelgewicht, gewicht g, gewicht kg, gewicht gr, gewicht in g',
      fr: 'poids, poids d expedition, poids kg, poids du colis, poids g',
      es: 'peso, peso de envio, peso kg, peso bruto',
      it: 'peso, peso spedizione, peso di spedizione, peso kg',
      nl: 'gewicht, verzendgewicht',
      ru: 'вес, вес кг, масса, вес г, вес брутто',
      other: 'vikt, vaegt, vekt, paino, waga, hmotnost, fraktvikt, greutate',
    },
  },
  {
    id: 'pattern',
    names: {
      en: 'pattern, fashion pattern, style, size system, size type, flavor, flavour, scent, season, theme, occasion, finish, fit',
    },
  },
  {
    id: 'dimension',
    names: {
      en: 'length, width, height, depth, dimensions, weight unit, variant weight unit, volume, diameter, shipping length, shipping width, shipping height, product length, product width, product height, product weight unit, dimension unit, length cm, width cm, height cm, product detail, package quantity, multipack, pack size, unit, units, uom, weight unit code',
      de: 'laenge, breite, hoehe, tiefe, masse, einheit',
      fr: 'longueur, largeur, hauteur, profondeur',
      es: 'longitud, ancho, anchura, alto, altura, profundidad, largo',
      it: 'lunghezza, larghezza, altezza, profondita',
      nl: 'lengte, breedte, hoogte, diepte',
      ru: 'длина, ширина, высота, глубина',
    },
  },
  {
    id: 'other',
    names: {
      en: 'created at, updated at, published at, last updated, date added, date, created, modified, updated, timestamp, language, locale, position, sort order, rank, rating, average rating, review count, reviews, number of reviews, reviews allowed, merchant id, advertiser id, program id, feed id, data feed id, brand id, manufacturer id, vendor id, supplier, supplier id, supplier name, warehouse, target country, tax class, tax status, shipping class, purchase note, download limit, fulfillment service, variant fulfillment service, template suffix, published scope, upsells, cross sells, grouped products, option name, option value, attribute name, attribute value, param name, param val, warranty, energy efficiency class, expiration date, gtin type, width px, alt, image alt text, image position, alt text, note, comments, attribute, attributes, attributes name, options, cid, mid, button text',
      de: 'lieferant, lieferanten nr, garantie, sprache',
      fr: 'fournisseur, garantie, langue',
      es: 'proveedor, garantia, idioma',
      it: 'fornitore, garanzia, lingua',
      nl: 'leverancier, garantie, taal',
      ru: 'поставщик, гарантия, язык, тип, позиция, налоговый класс, класс доставки, статус налога',
    },
  },
];
