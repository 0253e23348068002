import type { Meaning } from './meaning.js';

/** Names of prices, currencies and other amounts. */
export const MONEY: readonly Meaning[] = [
  {
    id: 'price',
    names: {
      en: 'price, current price, product price, item price, search price, store price, selling price, unit selling price, price amount, price value, price incl vat, price including vat, price inc vat, price incl tax, price inc tax, price vat, price with vat, price tax incl, price gross, gross price, final price, variant price, amount, price tax included, price including tax, our price, formatted price, offer price value, web price, cost to customer, now price, effective price, price usd, price eur, price gbp, price ttc, min price, price from, price with currency, price and currency, display price, total price, customer price, consumer price, online price, buy price, price numeric, sell price, price incl, price tti, list price incl vat',
      de: 'preis, verkaufspreis, bruttopreis, endpreis, preis brutto, aktueller preis, vk, vk brutto, vk preis, preis inkl mwst, artikelpreis, produktpreis, einzelpreis, preis in eur, preis eur, bruttoverkaufspreis, vkpreis, preise, ladenpreis, onlinepreis',
      fr: 'prix, prix ttc, prix de vente, prix actuel, prix produit, prix unitaire ttc, prix tva incluse, prix de vente ttc, tarif, prix du produit, prix avec tva, prix public ttc, prix final',
      es: 'precio, precio de venta, precio actual, precio con iva, precio iva incluido, precio final, pvp, precio del producto, precio impuestos incluidos, precio venta, precio con impuestos, precio venta publico, precio producto, precio bruto, pvp con iva',
      it: 'prezzo, prezzo di vendita, prezzo attuale, prezzo ivato, prezzo iva inclusa, prezzo finale, prezzo con iva, prezzo prodotto, prezzo vendita, prezzo tasse incluse, prezzo lordo, prezzo al pubblico',
      nl: 'prijs, verkoopprijs, huidige prijs, prijs incl btw, prijs inclusief btw, productprijs, brutoprijs, consumentenprijs, prijs incl, eindprijs',
      ru: 'цена, цена товара, текущая цена, стоимость, цена продажи, розничная цена, цена с ндс, цена руб, цена в рублях',
      other:
        'cena, cena s dph, pris, hinta, cena brutto, cena vat, preco, pret, hind, preco atual, pris inkl moms, cijena, timi, aktuell pris, kaina',
    },
    weak: 'value, cost, rate, min price, lowest price',
  },
  {
    id: 'regularPrice',
    names: {
      en: 'regular price, base price, normal price, standard price, regularprice, full price, price regular, default price, basic price',
      de: 'regulaerer preis, normalpreis, grundpreis regulaer, standardpreis',
      fr: 'tarif regulier, prix normal, prix regulier, prix standard, tarif normal',
      es: 'precio normal, precio regular, precio habitual, precio base, precio estandar',
      it: 'prezzo regolare, prezzo normale, prezzo base, prezzo di listino regolare, prezzo standard',
      nl: 'normale prijs, reguliere prijs, standaardprijs, basisprijs',
      ru: 'базовая цена, обычная цена, регулярная цена, стандартная цена',
      other: 'cena regularna, ordinarie pris, normalpris, bezna cena, tavallinen hinta, ordinaer pris, preco normal',
    },
  },
  {
    id: 'salePrice',
    names: {
      en: 'sale price, saleprice, special price, discount price, discounted price, offer price, promo price, promotional price, promotion price, reduced price, price sale, price discounted, price special, sale price amount, deal price, price with discount, clearance price, price after discount, specialprice, discount value price',
      de: 'angebotspreis, aktionspreis, sonderpreis, sale preis, reduzierter preis, rabattpreis, ausverkaufspreis, sonderangebotspreis',
      fr: 'prix promo, prix promotionnel, tarif promo, prix solde, prix en promotion, prix remise, prix barre promo, prix reduit, prix soldes, prix sold',
      es: 'precio rebajado, precio oferta, precio de oferta, precio promocional, precio especial, precio con descuento, precio descuento, precio en oferta',
      it: 'prezzo scontato, prezzo in offerta, prezzo promozionale, prezzo speciale, prezzo offerta, prezzo promo, prezzo in saldo',
      nl: 'actieprijs, aanbiedingsprijs, kortingsprijs, uitverkoopprijs, speciale prijs, sale prijs, aanbieding prijs',
      ru: 'акционная цена, цена со скидкой, цена распродажи, специальная цена, скидочная цена, цена по акции, распродажная цена',
      other:
        'cena promocyjna, reapris, udsalgspris, tilbudspris, akcni cena, akciova cena, alennushinta, tarjoushinta, cena po slevě, salgspris, tilbud pris, kampanjpris, preco promocional, specialpris, pret promotional, snizka cena',
    },
  },
  {
    id: 'oldPrice',
    names: {
      en: 'old price, oldprice, price old, was price, previous price, retail price, rrp, rrp price, msrp, list price, compare at price, variant compare at price, original price, recommended retail price, product price old, before price, strike price, crossed price, crossed out price, suggested retail price, price before discount, uvp, manufacturer suggested retail price, price was, retailprice, listprice, street price, srp, price retail, price rrp, price list, price original, cross price',
      de: 'uvp, alter preis, streichpreis, listenpreis, statt preis, unverbindliche preisempfehlung, ursprungspreis, preis alt, vorheriger preis, durchgestrichener preis, uvp preis',
      fr: 'ancien prix, prix barre, prix conseille, prix public, prix d origine, prix avant remise, prix de vente conseille, prix initial, prix public conseille',
      es: 'precio anterior, precio antiguo, precio tachado, precio recomendado, precio original, precio antes, pvpr, pvp recomendado, precio lista, precio de lista',
      it: 'vecchio prezzo, prezzo precedente, prezzo barrato, prezzo di listino, prezzo consigliato, prezzo originale, prezzo listino, prezzo vecchio, prezzo pieno',
      nl: 'oude prijs, adviesprijs, vanprijs, van prijs, doorgestreepte prijs, oorspronkelijke prijs, catalogusprijs, winkelprijs advies',
      ru: 'старая цена, зачеркнутая цена, цена до скидки, прежняя цена, рекомендованная цена, рекомендуемая цена, ррц',
      other:
        'stara cena, tidligere pris, foerpris, foer pris, jamforpris, puvodni cena, povodna cena, vanha hinta, cena przed promocja, ordpris, tidigare pris, cena katalogowa, bezna cena pred slevou, vejledende pris, veilpris, preco antigo, pret vechi, preco original, rek pris',
    },
  },
  {
    id: 'cost',
    names: {
      en: 'cost, cost per item, cost price, wholesale price, purchase price, buying price, cost of goods, cost of goods sold, unit cost, trade price, dealer price, price net, net price, price excl vat, price ex vat, price excluding vat, price tax excluded, price excl tax, price without vat, price without tax, price ex tax, net, landed cost, supplier price, b2b price, price novat, price no vat, price vat excluded',
      de: 'einkaufspreis, ek, ek preis, nettopreis, preis netto, haendlerpreis, vk netto, ek netto',
      fr: 'prix d achat, prix ht, prix de gros, prix hors taxe, cout, prix de revient, prix achat',
      es: 'precio de coste, precio de compra, coste, costo, precio sin iva, precio mayorista, precio de costo, precio impuestos excluidos',
      it: 'prezzo di acquisto, costo, prezzo netto, prezzo senza iva, prezzo ingrosso, prezzo tasse escluse',
      nl: 'inkoopprijs, kostprijs, prijs excl btw, nettoprijs, groothandelsprijs',
      ru: 'себестоимость, закупочная цена, оптовая цена, цена без ндс, закупка, оптовая',
      other: 'inkopspris, indkobspris, cena netto, nakupni cena, cena bez dph, kostpris',
    },
  },
  {
    id: 'shippingPrice',
    names: {
      en: 'shipping, shipping price, shipping cost, shipping costs, delivery cost, delivery costs, delivery price, postage, delivery fee, shipping fee, shipping charge, delivery charge, standard shipping cost, shipping rate, freight, delivery price cod, handling fee, handling cost, shipping price amount, additional shipping cost, shippingcost, delivery, delivery options cost',
      de: 'versandkosten, lieferkosten, versand, versandpreis, versandkosten vorkasse, nachnahme',
      fr: 'frais de port, frais de livraison, cout de livraison, livraison, frais d envoi',
      es: 'gastos de envio, coste de envio, precio de envio, envio, costes de envio',
      it: 'spese di spedizione, costi di spedizione, costo spedizione, spedizione, costo di spedizione',
      nl: 'verzendkosten, bezorgkosten, verzending, leverkosten',
      ru: 'стоимость доставки, доставка, цена доставки',
      other: 'frakt, fragt, toimituskulut, koszt dostawy, doprava, postne, fraktkostnad, fragtpris',
    },
  },
  {
    id: 'otherAmount',
    names: {
      en: 'tax, vat, vat rate, tax rate, discount, discount percent, discount percentage, discount value, discount amount, saving, savings, savings percent, percent off, commission, sale comm, commission rate, surcharge, unit price, price per unit, base price amount, unit pricing measure, unit pricing base measure, installment, subscription cost, deposit, ecotax, eco tax, loyalty points, lease price, monthly price, cost of installation, discount mode, price type, price valid until, price unit, unity price, sale price effective date, sale price date, max price, highest price, price range, price max, base price text, display price old, discount from, discount to, reduction price, reduction percent, reduction amount, wholesale',
      de: 'mwst, mehrwertsteuer, steuersatz, rabatt, grundpreis, preis pro einheit, ersparnis, steuer, mwst satz, provision',
      fr: 'tva, remise, reduction, taux tva, prix unitaire, ecotaxe, ecoparticipation',
      es: 'iva, descuento, impuesto, precio por unidad, tipo de iva, ahorro',
      it: 'iva, sconto, aliquota, prezzo unitario, risparmio, aliquota iva',
      nl: 'btw, korting, prijs per eenheid, btw tarief, eenheidsprijs',
      ru: 'ндс, скидка, налог, комиссия, процент скидки',
      other: 'dph, moms, rabat, alv, sleva, podatek, zlava, cpc, heureka cpc',
    },
  },
  {
    id: 'currency',
    names: {
      en: '_currency, currency, currency code, price currency, currency iso, currency id, currencycode, iso currency, currency iso code, currency symbol, price currency code, currency unit, pricecurrency, salesprice currency',
      de: 'waehrung, waehrungscode, waehrungskuerzel, preis waehrung, waehrungseinheit',
      fr: 'devise, monnaie, code devise, code de devise',
      es: 'moneda, divisa, codigo de moneda, codigo moneda',
      it: 'valuta, codice valuta, moneta',
      nl: 'valuta, valutacode, munteenheid, valuta code',
      ru: 'валюта, код валюты',
      other: 'mena, waluta, valuutta, kod waluty, moeda, moneda, valuta kod',
    },
  },
];
