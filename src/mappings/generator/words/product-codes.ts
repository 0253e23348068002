import { FIELD_NAMES } from '../../../pipeline/normalise/field-names.js';
import type { Meaning } from './meaning.js';

/** Names of numbers and codes that identify a product. */
export const PRODUCT_CODES: readonly Meaning[] = [
  {
    id: 'id',
    names: {
      en: 'id, product id, item id, offer id, article id, unique id, uid, pid, external id, listing id, catalog item id, product code id, merchant product id, g id, entity id, item number, product number, retailer id, sku id',
      de: 'artikel id, produkt id, artikelnummer, artikel nr, artnr, artikelnr, art nr, lfd art nr, lfd artnr, interne artikelnummer, angebots id, produktnummer, bestellnummer, artikelnummer im shop',
      fr: 'identifiant, identifiant produit, id produit, identifiant unique, numero article, numero d article, numero de produit, n article',
      es: 'id producto, identificador, id del producto, identificador del producto, id articulo, numero de articulo, n articulo, no articulo',
      it: 'id prodotto, identificativo, identificatore, codice articolo, codice prodotto, id articolo, numero articolo, cod articolo, n articolo',
      nl: 'product id, artikel id, artikelnummer, uniek id, productnummer',
      ru: 'ид, идентификатор, id товара, код товара, номер товара, артикул id',
      other: 'id produktu, id vyrobku, varenummer, artikelnummer, tuotenumero, item id, id oferty, varenr, produkt nr',
    },
    weak: 'code, nr, number, nummer, guid, uuid, key',
  },
  {
    id: 'platformId',
    names: { en: '_id, aw product id, link id, ad id, object id, admin graphql api id, node id' },
  },
  { id: 'variantId', names: { en: 'variant id, variation id, child id, combination id, size id, shade id' } },
  {
    id: 'sku',
    names: {
      en: 'sku, skus, seller sku, merchant sku, stock keeping unit, item sku, sku code, sku number, product sku, article number, stock code, merchant item id, vendor sku, custom sku',
      de: 'sku, haendler sku, lagernummer, haendlerartikelnummer, artikelnummer haendler',
      fr: 'ugs, reference, reference produit, reference interne, ref, reference fournisseur interne, code article',
      es: 'referencia, ref, referencia producto, codigo, codigo articulo, codigo de producto, codigo producto, codigo de articulo',
      it: 'riferimento, codice, codice sku, codice interno',
      nl: 'referentie, artikelcode, productcode, sku code',
      ru: 'артикул, арт, артикул товара, код',
      other: 'referenssi, kod produktu, kod, artikelkod, cod produs',
    },
    weak: 'code, product code, item code, item number, model number',
  },
  {
    id: 'gtin',
    names: FIELD_NAMES.gtin,
  },
  {
    id: 'mpn',
    names: FIELD_NAMES.mpn,
    weak: 'model, modell, modello, modele, modelo, model name, reference, hersteller code, модель',
  },
  {
    id: 'groupId',
    names: {
      en: 'item group id, itemgroupid, group id, parent id, parent sku, parent product id, product group, product group id, master id, master sku, style id, style number, configurable sku, variant group, parent, model id, parent item id, product parent id, family id, parent code, style code, group code, variant group id, item group',
      de: 'gruppen id, variantengruppe, vater artikelnummer, vaterartikel, eltern id, artikelgruppen id, hauptartikelnummer, master artikelnummer',
      fr: 'identifiant groupe, id parent, produit parent, reference parent, id groupe, identifiant du groupe d articles',
      es: 'id grupo, grupo de articulos, id padre, producto padre, superior, sku padre, id de grupo',
      it: 'id gruppo, id padre, genitore, prodotto padre, sku padre',
      nl: 'groep id, artikelgroep id, hoofdproduct, bovenliggend product, parent sku',
      ru: 'родительский, родитель, group id, идентификатор группы, группа товаров id, родительский товар',
      other: 'nadrazeny, id skupiny',
    },
  },
  {
    id: 'handle',
    names: {
      en: 'handle, slug, url key, url rewritten, permalink slug, seo url, url handle, friendly url, link rewrite, handle id, url slug, alias',
      fr: 'url reecrite',
      ru: 'слаг',
    },
  },
];
