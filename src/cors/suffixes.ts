/**
 * Suffixes below which anybody can register a name: a selection of the Public Suffix List (public_suffix_list.dat of
 * 2026-08-19). A suffix that is missing costs a finding, a wrong one would raise a false alarm; so those that take only
 * certain applicants (`gov`, `edu`, `aero`) are left out. `example` is in, because documentation has its domains there.
 *
 * @see https://publicsuffix.org/list/
 */
export const OPEN_SUFFIXES: ReadonlySet<string> = new Set([
  // Generic top-level domains.
  ...words(`
    academy agency app art bid biz blog click cloud club com community company dev digital email example finance fun games
    group guru health host icu info life link live media net network news one online org page pro rocks run services shop
    site social software solutions space store studio systems team tech today tools top vip website wiki win work works
    world xyz zone
  `),
  // Top-level domains of countries that take names of the second level.
  ...words(`
    ac ag ai am ar at be bg bz ca cc ch ci cl cn co cx cz de dk ee es eu fi fm fr ga gg gr gs hr hu id ie im in io is it je
    jp ke kr kz la li lt lu lv ly md me mx my nl nu nz pe ph pl pt pw ro rs ru sc se sg sh si sk so st su tk to tv tw ua uk
    us vc vn ws
  `),
  // Their domains for companies and everybody, where one registers at the third level.
  ...Object.entries({
    com: 'ar au bd bo br cn co cy do ec eg es gh gr gt hk hr kh kw lb lk mt mx my na ng ni np om pa pe ph pk pl pr pt py qa ro sa sg sv tr tw ua uy ve vn',
    org: 'ar au br cn es gr hk il in mx my ng nz pe ph pl sg tr tw ua uk za',
    co: 'bw cr id il in jp ke kr ma nz th tz ug uk uz ve za zm zw',
    net: 'ar au br cn co gr hk in my nz ph pl tr ua uk vn za',
    or: 'jp ke kr',
    nom: 'co es',
  }).flatMap(([name, countries]) => words(countries).map((country) => `${name}.${country}`)),
  ...words('id.au idv.hk my.id web.id firm.in gen.in ind.in ne.jp pe.kr in.th idv.tw in.ua ltd.uk me.uk web.za'),
]);

/** The private section of the list: hosts whose customers pick a name directly below the suffix. */
export const HOSTING_SUFFIXES: ReadonlySet<string> = new Set(
  words(`
    appspot.com azurewebsites.net base44.app bitbucket.io blogspot.com bolt.host bubbleapps.io carrd.co convex.app
    convex.site deno.dev expo.app firebaseapp.com fly.dev framer.app framer.website gitbook.io github.io gitlab.io hf.space
    lovable.app myshopify.com netlify.app ngrok.app ngrok.dev ngrok.io notion.site now.sh onrender.com pages.dev repl.co
    replit.app s3.amazonaws.com streamlit.app up.railway.app vercel.app web.app webflow.io wixsite.com workers.dev zeabur.app
  `),
);

/** The same, but the host assigns the name. One must take what comes, so that only a test of the bare suffix is weak. */
export const ASSIGNED_SUFFIXES: ReadonlySet<string> = new Set(
  words(`
    amplifyapp.com azurestaticapps.net cloudfront.net csb.app herokuapp.com lovableproject.com ngrok-free.app
    ngrok-free.dev replit.dev trycloudflare.com
  `),
);

/**
 * The part of a host name that one registers: `example.co.uk` of `app.example.co.uk`, `mine.vercel.app` of itself. Null for
 * a suffix alone and where the suffix is not known.
 */
export function registrableDomain(host: string): string | null {
  const labels = host.split('.');
  for (let start = 1; start < labels.length; start += 1) {
    if (isKnownSuffix(labels.slice(start).join('.'))) return labels.slice(start - 1).join('.');
  }
  return null;
}

/** Whether names below the suffix can be had for the asking, by anybody who is quick enough. */
export function isOpenSuffix(suffix: string): boolean {
  return OPEN_SUFFIXES.has(suffix) || HOSTING_SUFFIXES.has(suffix);
}

function isKnownSuffix(suffix: string): boolean {
  return isOpenSuffix(suffix) || ASSIGNED_SUFFIXES.has(suffix);
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}
