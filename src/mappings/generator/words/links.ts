import type { Meaning } from './meaning.js';

/** Names of URLs: product pages, images and other links. */
export const LINKS: readonly Meaning[] = [
  {
    id: 'link',
    names: {
      en: '_link, link, url, product url, product link, item url, landing page, landing page url, page url, final url, final urls, website link, permalink, deep link, deeplink, merchant deep link, deeplink url, deep link url, canonical url, detail url, product page, product page url, web url, buy url, buyurl, producturl, item link, offer url, online store url, online store preview url, store url product, href, loc, g link, shop url product, product web page, page link, listing url, external url',
      de: 'produktlink, produkt url, artikel url, artikellink, produktseite, produkt link, deeplink, artikel link, shop url, produkturl, internetadresse, produktdeeplink, link zum produkt',
      fr: 'lien, lien produit, url produit, url du produit, adresse url, lien du produit, page produit, url de la page, url fiche produit',
      es: 'enlace, url del producto, enlace del producto, url producto, enlace producto, direccion web, pagina del producto, vinculo, enlace al producto, url del articulo',
      it: 'collegamento, link prodotto, url prodotto, url del prodotto, pagina prodotto, link al prodotto, indirizzo web, link del prodotto',
      nl: 'productlink, product url, producturl, productpagina, link naar product, webadres, product link, deeplink',
      ru: 'ссылка, ссылка на товар, адрес, url товара, страница товара, адрес страницы, ссылка на страницу товара, урл',
      other:
        'adres url, lank, produktlank, lenke, linkki, odkaz, produktlink, produkt url, produktadresse, url produktu, url vyrobku, vare url, varelink, produkt lank, tuotelinkki, ligacao, url do produto, poveznica',
    },
  },
  {
    id: 'trackedLink',
    names: {
      en: 'aw deep link, click url, clickurl, tracked url, tracking url, affiliate link, affiliate url, tracking link, linkurl, link url, ads redirect, adwords redirect, ad url, track url, redirect url, partner link, affiliate deeplink, purl, link code click url, commission url',
      de: 'tracking link, partnerlink',
      fr: 'lien affilie',
      it: 'link affiliato',
      es: 'enlace de afiliado',
      nl: 'affiliate link',
    },
  },
  {
    id: 'otherLink',
    names: {
      en: 'mobile link, mobile url, mobile deep link, link mobile, mobilelink, canonical link, add to cart url, cart url, checkout link, basket link, add to cart link, merchant url, seller url, seller link, store url, shop link, homepage, program url, programurl, impression url, impressionurl, pixel, review url, reviews url, terms url, brand url, category url, download url, file url, pdf url, datasheet url, manual url, google play url, ios url, android url, app link, link template, checkout link template, logo url, merchant logo, brand logo, logo, feed url, url rewritten',
    },
  },
  {
    id: 'sellerUrl',
    names: {
      en: 'seller url, merchant url, store url, shop url, seller link, seller website, programurl, program url, homepage',
    },
  },
  {
    id: 'image',
    names: {
      en: 'image, images, image link, image url, img, img url, imgurl, image src, picture, picture url, photo, photo url, main image, main image url, primary image, primary image url, product image, product image url, product images, product images url, image urls, images url, image links, featured image, merchant image url, large image, big image, cover image, base image, front image, image 1, image1, image url 1, large image url, imageurl, pictures, photos, default image, image location, imagelink, hero image, medium image, image large, image big, full image, image original, product picture, media url, image path, image file, photo link, image href, bigimage, high res image, product photo, main photo, main picture, original image, media image',
      de: 'bild, bilder, bild url, bildlink, bildurl, produktbild, hauptbild, bild link, foto, artikelbild, produktbilder, bild 1, bildadresse, bild url 1, bilder url, grafik, hauptbild url, bild gross, foto url, produkt bild',
      fr: 'lien image, url image, image principale, url de l image, lien de l image, url photo, images, photo produit, url des images, image produit, url image principale, image 1, url d image, url de l image principale, images du produit',
      es: 'imagen, imagenes, url imagen, enlace imagen, url de la imagen, imagen principal, foto, fotos, enlace de la imagen, imagen del producto, url de imagen, url imagen principal, imagen 1, url imagenes, imagenes del producto, url de imagenes, url de la imagen del producto',
      it: 'immagine, immagini, url immagine, link immagine, immagine principale, foto, url immagini, immagine prodotto, immagini prodotto, url dell immagine, link all immagine, foto prodotto',
      nl: 'afbeelding, afbeeldingen, afbeelding url, afbeeldingslink, foto, productafbeelding, hoofdafbeelding, plaatje, afbeelding link, url afbeelding, afbeeldinglink, afbeelding 1, foto url',
      ru: 'изображение, изображения, картинка, картинки, фото, фотография, фотографии, ссылка на картинку, ссылка на изображение, основное изображение, главное фото, изображение товара, ссылка на фото, url изображения',
      other:
        'zdjecie, zdjecia, obrazek, obrazky, bild, bilde, billede, billeder, kuva, kuvat, bildlank, bild lank, billed url, billedlink, imagem, imagens, link da imagem, poza, imagine, slika, slike, obraz, obrazok, bilde url, url obrazka, eikona',
    },
    weak: 'thumbnail, thumb, src, media, gallery',
  },
  {
    id: 'thumbnail',
    names: {
      en: 'thumbnail, thumb, thumbnail url, thumb url, small image, thumbnail image, aw thumb url, merchant thumb url, swatch image, swatch, aw image url, image small, small image url, icon, preview image',
      de: 'vorschaubild, miniaturbild, thumbnail',
      fr: 'miniature, vignette',
      es: 'miniatura',
      it: 'miniatura, anteprima',
      nl: 'miniatuur',
    },
  },
  {
    id: 'moreImages',
    names: {
      en: 'additional image link, additional image links, additional image, additional images, additional image url, additional image urls, alternate image, alternate images, alternate image url, alternative image, alternative images, other images, more images, extra images, gallery, gallery images, image gallery, imgurl alternative, image 2, image2, image link 2, image url 2, image 3, media gallery, alternative image url, alt images, other image url, additional imagelink, additional pictures, extra image, extra image url, additional image link 1, images additional, additional photos, secondary images, image gallery urls, photo gallery, alternate view, additional media',
      de: 'weitere bilder, zusatzbilder, zusaetzliche bilder, bild 2, weitere bildlinks, zusatzbild, galerie, bildergalerie, weiteres bild, zusaetzlicher bildlink, weitere bild urls',
      fr: 'images supplementaires, lien image supplementaire, autres images, galerie, image supplementaire, image 2, images additionnelles, url images supplementaires, galerie d images',
      es: 'imagenes adicionales, otras imagenes, galeria, enlace imagen adicional, imagen adicional, imagen 2, galeria de imagenes, enlaces de imagenes adicionales, mas imagenes',
      it: 'immagini aggiuntive, altre immagini, galleria, link immagine aggiuntiva, immagine aggiuntiva, immagine 2, galleria immagini, immagini supplementari',
      nl: 'extra afbeeldingen, aanvullende afbeeldingen, extra afbeelding, galerij, afbeelding 2, aanvullende afbeeldingslink, meer afbeeldingen',
      ru: 'дополнительные изображения, дополнительные фото, галерея, галерея изображений, дополнительная картинка, доп изображения, дополнительное изображение',
      other: 'dalsie obrazky, dodatkowe zdjecia, extra bilder, ekstra billeder, lisakuvat, ytterligare bilder',
    },
  },
  {
    id: 'video',
    names: {
      en: 'video, videos, video url, video link, videourl, youtube, video tag, video src, model 3d link, virtual model link, ar link',
      ru: 'видео',
    },
  },
];
