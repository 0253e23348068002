import { FIELD_NAMES } from '../../../pipeline/normalise/field-names.js';
import type { Meaning } from './meaning.js';

/** Names of texts: titles, descriptions, brands, tags. */
export const TEXT: readonly Meaning[] = [
  {
    id: 'title',
    names: FIELD_NAMES.name,
    weak: 'label, subject, item, article, artikel, produkt, produit, producto, prodotto, text, product model name',
  },
  {
    id: 'variantTitle',
    names: {
      en: 'variant title, variant name, variation name, option title, combination name, subtitle, sub title, short title, short name, tagline',
      fr: 'sous titre',
      de: 'untertitel',
    },
  },
  {
    id: 'description',
    names: {
      en: 'description, product description, long description, full description, item description, body html, body, html description, desc, details, product details, longdescription, description html, description long, article description, content, main description, g description, descr, product desc, text description, description text, plain description, detail description, about, overview, product overview',
      de: 'beschreibung, produktbeschreibung, artikelbeschreibung, langbeschreibung, langtext, beschreibung lang, artikeltext, artikelbeschreibung lang, detailbeschreibung, produkttext',
      fr: 'descriptif, description longue, description du produit, description produit, descriptif produit, description detaillee, description complete',
      es: 'descripcion, descripcion del producto, descripcion larga, descripcion producto, descripcion completa, descripcion del articulo',
      it: 'descrizione, descrizione prodotto, descrizione lunga, descrizione estesa, descrizione del prodotto, descrizione completa',
      nl: 'beschrijving, omschrijving, productbeschrijving, lange beschrijving, productomschrijving, lange omschrijving, artikelomschrijving',
      ru: 'описание, описание товара, полное описание, подробное описание, детальное описание',
      other:
        'opis, popis, beskrivning, beskrivelse, kuvaus, produktbeskrivning, opis produktu, popis produktu, descricao, descriere, produktbeskrivelse, tuotekuvaus, varebeskrivelse, descricao do produto',
    },
    weak: 'text, summary, info, information, notes',
  },
  {
    id: 'shortDescription',
    names: {
      en: 'short description, product short description, shortdescription, description short, short desc, brief description, excerpt, summary, intro, teaser, rich text description, highlights, bullet points',
      de: 'kurzbeschreibung, kurztext, beschreibung kurz, kurz beschreibung',
      fr: 'description courte, resume, description breve, recapitulatif',
      es: 'descripcion corta, descripcion breve, resumen',
      it: 'descrizione breve, descrizione corta, riepilogo, breve descrizione',
      nl: 'korte beschrijving, korte omschrijving, samenvatting',
      ru: 'краткое описание, короткое описание, анонс',
      other: 'krotki opis, kratky popis, kort beskrivning, kort beskrivelse',
    },
  },
  {
    id: 'brand',
    names: FIELD_NAMES.brand,
    weak: 'author, autor, artist, auteur, autore',
  },
  {
    id: 'sellerName',
    names: {
      en: 'seller name, merchant name, shop name, store name, seller, merchant, advertiser name, organization, program name, programname, advertiser, retailer, store, shop, merchant title, partner name',
      de: 'haendler, haendlername, shopname, verkaeufer',
      fr: 'vendeur, marchand, nom du marchand, boutique',
      es: 'vendedor, tienda, comercio',
      it: 'venditore, negozio',
      nl: 'verkoper, winkel',
      ru: 'продавец, магазин',
    },
  },
  {
    id: 'tags',
    names: {
      en: 'tags, keywords, tag, keyword, labels, search terms, product tags, search keywords, meta keywords, meta keyword, search words, tag list',
      de: 'schlagworte, schlagwoerter, stichworte, suchbegriffe, suchworte, schluesselwoerter',
      fr: 'etiquettes, mots cles',
      es: 'etiquetas, palabras clave',
      it: 'tag, parole chiave, etichette',
      nl: 'trefwoorden, zoekwoorden',
      ru: 'теги, метки, ключевые слова',
    },
  },
  {
    id: 'seo',
    names: {
      en: 'seo title, seo description, meta title, meta description, page title, og title, og description, search engine title, title tag, meta data, meta',
      de: 'meta titel, meta beschreibung, seo titel, seo beschreibung',
      fr: 'meta titre, balise titre, balise description',
      es: 'meta titulo, meta descripcion, titulo seo, descripcion seo',
      it: 'meta titolo, meta descrizione',
      ru: 'мета заголовок, мета описание',
    },
  },
  {
    id: 'promotion',
    names: {
      en: 'promotional text, promotion, promo text, promotion id, promo, badge, ribbon, sticker, label, sales message, marketing text, offer text, sale text, extra message, custom label, custom label 0, custom label 1, custom label 2, custom label 3, custom label 4',
      de: 'werbetext, aktionstext',
    },
  },
];
