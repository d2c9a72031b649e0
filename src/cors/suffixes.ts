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
  ...words(`
    com.ar net.ar org.ar com.au id.au net.au org.au com.bd com.bo com.br net.br org.br co.bw com.cn net.cn org.cn com.co
    net.co nom.co co.cr com.cy com.do com.ec com.eg com.es nom.es org.es com.gh com.gr net.gr org.gr com.gt com.hk idv.hk
    net.hk org.hk com.hr co.id my.id web.id co.il org.il co.in firm.in gen.in ind.in net.in org.in or.jp co.jp ne.jp co.ke
    or.ke com.kh co.kr or.kr pe.kr com.kw com.lb com.lk co.ma com.mt com.mx org.mx com.my net.my org.my com.na com.ng org.ng
    com.ni com.np co.nz net.nz org.nz com.om com.pa com.pe org.pe com.ph net.ph org.ph com.pk com.pl net.pl org.pl com.pr
    com.pt com.py com.qa com.ro com.sa com.sg org.sg com.sv co.th in.th com.tr net.tr org.tr com.tw idv.tw org.tw co.tz
    com.ua in.ua net.ua org.ua co.ug co.uk ltd.uk me.uk net.uk org.uk com.uy co.uz co.ve com.ve com.vn net.vn co.za net.za
    org.za web.za co.zm co.zw
  `),
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
