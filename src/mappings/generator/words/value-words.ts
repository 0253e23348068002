/** Values of feeds for each state of availability, in many languages; case, accents and punctuation are ignored. */
export const AVAILABILITY_WORDS: Readonly<Record<'in' | 'out' | 'pre' | 'back', string>> = {
  in: 'in stock, instock, available, yes, true, 1, y, t, auf lager, lieferbar, verfuegbar, sofort lieferbar, vorraetig, ja, en stock, disponible, oui, dispo, en existencia, si, disponibile, immediatamente disponibile, op voorraad, leverbaar, beschikbaar, в наличии, есть, есть в наличии, да, skladem, na sklade, dostepny, w magazynie, i lager, pa lager, paa lager, varastossa, limited availability, limited, low stock, available for order, on stock, onbackorder limited, in store, dostupne, hay existencias, sofort verfuegbar, immediate, https schema org instock, schema org instock, http schema org instock, на складе, na stanju, laos, limited stock, in voorraad, na lageru, in magazzino',
  out: 'out of stock, outofstock, sold out, soldout, unavailable, not available, no, false, 0, n, f, nicht auf lager, ausverkauft, nicht lieferbar, nicht verfuegbar, nein, rupture de stock, en rupture, epuise, indisponible, non, hors stock, agotado, sin stock, no disponible, fuera de stock, esaurito, non disponibile, niet op voorraad, uitverkocht, niet leverbaar, nee, нет в наличии, нет, отсутствует, распродано, vyprodano, neni skladem, niedostepny, slut i lager, slutsald, ikke pa lager, udsolgt, ei varastossa, discontinued, https schema org outofstock, schema org outofstock, http schema org outofstock, backorder unavailable, nije na stanju, rasprodato, temporarily out of stock, out of stock permanently',
  pre: 'preorder, pre order, presale, pre sale, coming soon, vorbestellbar, vorbestellung, precommande, reserva, preventa, preordine, pre ordine, voorbestelling, предзаказ, available for preorder, https schema org preorder',
  back: 'backorder, back order, on backorder, onbackorder, available on backorder, available for backorder, nachbestellung, bestellbar, auf bestellung, sur commande, bajo pedido, su ordinazione, nabestelling, op bestelling, под заказ, на заказ, na objednavku, special order, order on demand, https schema org backorder, bestallningsvara',
};

/** Values of feeds for each condition. */
export const CONDITION_WORDS: Readonly<Record<'new' | 'used' | 'refurbished', string>> = {
  new: 'new, brand new, neu, neuf, neuve, nuevo, nueva, nuovo, nuova, nieuw, новый, новое, nowy, novy, ny, uusi, nov, neuware, https schema org newcondition, new with tags, newcondition, 1, novo, nou, new other',
  used: 'used, second hand, secondhand, pre owned, preowned, gebraucht, occasion, usado, segunda mano, usato, gebruikt, tweedehands, б у, бу, uzywany, pouzity, brugt, begagnad, kaytetty, good, very good, acceptable, vintage, usedcondition, https schema org usedcondition, like new, 3',
  refurbished:
    'refurbished, renewed, generalueberholt, reconditionne, remis a neuf, reacondicionado, ricondizionato, opgeknapt, восстановленный, odnowiony, repasovany, refurb, https schema org refurbishedcondition, 2, certified refurbished, reconditioned',
};

/** Values of feeds for the gender of a product. */
export const GENDER_WORDS =
  'male, female, unisex, men, women, man, woman, mens, womens, boy, girl, boys, girls, m, f, w, u, herren, damen, maennlich, weiblich, jungen, maedchen, homme, femme, hommes, femmes, garcon, fille, mixte, hombre, mujer, nino, nina, masculino, femenino, uomo, donna, heren, dames, мужской, женский, унисекс, мужчины, женщины, dam, herr, kvinna, mezczyzna, kobieta, muz, zena, kvinder, maend, мальчик, девочка, bambino, bambina, kvinnor, man kvinnor, kids, jongens, meisjes, naiset, miehet, muski, zenski, ladies, gents, women s, men s';

/** Values of feeds for the age group of a product. */
export const AGE_WORDS =
  'newborn, infant, toddler, kids, kid, child, children, adult, adults, baby, babies, teen, teens, all ages, erwachsene, erwachsener, kinder, kind, neugeborene, kleinkind, adulte, adultes, enfant, enfants, bebe, nouveau ne, adulto, adultos, nino, ninos, adulti, bambini, bambino, neonato, volwassenen, volwassene, kinderen, взрослый, взрослые, дети, детский, vuxna, vuxen, barn, voksen, voksne, dospeli, dorosly, aikuiset, lapset, youth, junior, senior';

/** Kinds of records in shop software; they are not categories of products. */
export const RECORD_KINDS =
  'simple, configurable, virtual, downloadable, bundle, grouped, variable, variation, external, product, variant, standard, physical, digital, gift card, simple virtual, simple downloadable, simple downloadable virtual, combination, pack, parent, child';

/** Texts that feeds write for a missing value. */
export const NULL_TEXTS = new Set(['null', '[leer]', 'n/a', 'none', 'undefined', 'nan', '-', '#n/a', '(null)', 'nil']);
