/** Live topic of publications: whoever hears it reads anew which versions hold. */
export const TOPIC = 'catalogue';
