import type { Meaning } from './meaning.js';

/** Names of availability, stock, condition and delivery. */
export const STOCK: readonly Meaning[] = [
  {
    id: 'availability',
    names: {
      en: 'availability, available, in stock, instock, is in stock, stock status, stock availability, availability status, inventory status, available for sale, is available, is purchasable, stock state, is for sale, product availability, availability google, in stock status, g availability, stockstatus, isinstock, stock availability status, available for order, inventory',
      de: 'verfuegbarkeit, verfuegbar, lagerstatus, auf lager, lieferbar, lieferstatus, bestandsstatus',
      fr: 'disponibilite, disponible, en stock, etat du stock, statut stock, statut du stock, etat des stocks',
      es: 'disponibilidad, disponible, en stock, estado de stock, hay existencias, en existencias, estado del inventario, existencias estado',
      it: 'disponibilita, disponibile, in magazzino, stato magazzino, in stock, stato disponibilita',
      nl: 'beschikbaarheid, beschikbaar, op voorraad, voorraadstatus',
      ru: 'наличие, в наличии, доступность, статус наличия, доступен, наличие на складе',
      other:
        'dostepnosc, dostupnost, tillganglighet, tilgjengelighet, lagerstatus, saatavuus, skladem, i lager, lager status, paa lager, disponibilidade, pieejamiba, diathesimotita, dostepny',
    },
    weak: 'status, stock, quantity, qty',
  },
  {
    id: 'stock',
    names: {
      en: 'stock, quantity, qty, stock quantity, inventory quantity, stock level, inventory qty, variant inventory qty, stock qty, inventory level, units in stock, on hand, total inventory, available quantity, quantity available, inventory count, stock amount, current stock level, quantity to sell on facebook, total stock, items in stock, on hand quantity, quantity in stock',
      de: 'bestand, lagerbestand, menge, anzahl, lager, verfuegbare menge, stueckzahl',
      fr: 'stock, quantite, quantite en stock, stocks, quantite disponible',
      es: 'existencias, cantidad, inventario, cantidad en stock, unidades, cantidad disponible',
      it: 'giacenza, quantita, scorte, magazzino, quantita disponibile, esistenza',
      nl: 'voorraad, aantal, hoeveelheid, voorraad aantal',
      ru: 'остаток, остатки, количество, запасы, кол во, количество на складе, склад',
      other:
        'stan magazynowy, lagersaldo, varasto, antal, ilosc, mnozstvi, lagerantal, antal i lager, zasoba, estoque, quantidade',
    },
  },
  {
    id: 'condition',
    names: {
      en: 'condition, item condition, product condition, state, condition type, g condition, product state, google shopping condition, condition name',
      de: 'zustand, artikelzustand, produktzustand',
      fr: 'etat, condition, etat du produit, etat produit',
      es: 'estado, condicion, estado del producto, estado del articulo',
      it: 'condizione, condizioni, stato prodotto, stato del prodotto',
      nl: 'staat, conditie, toestand, productconditie, staat product',
      ru: 'состояние, состояние товара',
      other: 'stan, stav, skick, tilstand, kunto, stand, condicao',
    },
    weak: 'stato',
  },
  {
    id: 'deliveryTime',
    names: {
      en: 'delivery time, lead time, shipping time, delivery date, availability date, dispatch time, handling time, ship time, min handling time, max handling time, transit time, delivery period, delivery days, available date, delivery text, restock date, product available date',
      de: 'lieferzeit, lieferdatum, lieferfrist, versandzeit',
      fr: 'delai de livraison, delai livraison, delai, date de disponibilite',
      es: 'plazo de entrega, tiempo de entrega, fecha de disponibilidad',
      it: 'tempo di consegna, tempi di consegna, data disponibilita',
      nl: 'levertijd, leverdatum, bezorgtijd',
      ru: 'срок доставки, время доставки',
      other: 'dodaci doba, czas dostawy, leveranstid, leveringstid, toimitusaika',
    },
  },
  {
    id: 'published',
    names: {
      en: 'published, is published, visible, visibility, enabled, is active, status published, product status, variant inventory policy, inventory policy, variant inventory tracker, inventory management, manage stock, track inventory, stock managed, backorders allowed, backorders, sold individually, is featured, featured, visibility in catalog, display, hidden, active, show price, online only, on sale, purchasable, low stock amount, minimal quantity, min quantity, minimum quantity, taxable, requires shipping, is deleted, adult, is bundle, identifier exists, variant requires shipping, variant taxable, gift card',
      de: 'aktiv, sichtbar, veroeffentlicht',
      fr: 'actif, publie, visible, visibilite dans le catalogue, mis en avant',
      es: 'activo, publicado, visibilidad en el catalogo, destacado, mostrar',
      it: 'attivo, pubblicato, visibilita',
      nl: 'actief, gepubliceerd, zichtbaar',
      ru: 'опубликован, видимость в каталоге, активен, рекомендуемый, разрешены предзаказы, предзаказы разрешены, задерживание заказов возможно, распродано индивидуально',
    },
  },
];
