import type { Meaning } from './meaning.js';

/** Names of categories: the shop's own, Google's and others. */
export const CATEGORY: readonly Meaning[] = [
  {
    id: 'category',
    names: {
      en: 'category, categories, product type, category name, product category, category path, categorytext, category text, merchant category, merchant product category path, main category, type, collection, collections, department, product types, breadcrumb, breadcrumbs, category tree, primary category, custom collections, shop category, item category, categories path, category full path, product group name, taxonomy, g product type, category hierarchy, category fullpath, advertiser category, shop categories, categoryname, producttype, default category, category breadcrumb, category names, categories names, store category',
      de: 'kategorie, kategorien, warengruppe, kategoriepfad, produkttyp, produktart, sortiment, produktkategorie, hauptkategorie, kategorie des produkts, kategoriename, artikelgruppe, warengruppe name, rubrik, produktgruppe, kategorie pfad, kategorie im shop, shopkategorie',
      fr: 'categorie, categories, type de produit, categorie produit, rubrique, famille, rayon, type produit, catégorie du produit, nom categorie, arborescence, univers',
      es: 'categoria, categorias, tipo de producto, familia, seccion, ruta de categoria, categoria del producto, tipo producto, categoria de producto, coleccion, jerarquia de categorias',
      it: 'categoria, categorie, tipo di prodotto, tipologia, reparto, categoria prodotto, tipo prodotto, percorso categoria, famiglia',
      nl: 'categorie, categorieen, producttype, productcategorie, soort product, categoriepad, productgroep, hoofdcategorie, categorie pad',
      ru: 'категория, категории, тип товара, раздел, группа, группа товаров, каталог, рубрика, категория товара',
      other:
        'kategoria, kategorie, kategori, produkttype, kategorier, tuoteryhma, kategorija, produkttyp, varegruppe, produktkategori, categorii, kategoria produktu, typ produktu, kategoritrad',
    },
    weak: 'wgrupnr, group, class, gruppe, category id, family, sub category, subcategory, secondary category',
  },
  {
    id: 'googleCategory',
    names: {
      en: 'google product category, google category, google shopping google product category, google shopping category, google product taxonomy, g google product category, google taxonomy, google category id, google product category id, google category name, gpc, product category google',
      de: 'google produktkategorie, google kategorie, google product kategorie',
      fr: 'categorie google, categorie de produits google',
      es: 'categoria google, categoria de producto de google, categoria de google',
      it: 'categoria google, categoria prodotto google',
      nl: 'google categorie, google productcategorie',
      ru: 'категория google, google категория',
      other: 'kategoria google, googlekategori',
    },
  },
  {
    id: 'otherCategory',
    names: {
      en: 'fb product category, facebook category, program category, merchant subcategory, merchant category id, category id, categoryid, secondary category, category tertiary, vertical, industry, business category, meta category, merchantcategoryid, merchant product second category, customs code, hs code, harmonized system code, customs tariff number, country of origin, country, origin',
      de: 'zolltarifnummer, warennummer, warennr, herkunftsland, ursprungsland',
    },
  },
];
