const publicHeaders = [
  { key: 'Access-Control-Allow-Origin', value: '*' },
  { key: 'Access-Control-Allow-Methods', value: 'GET, OPTIONS' },
];

/** @type {import('next').NextConfig} */
export default {
  async headers() {
    return [
      {
        source: '/api/products/:path*',
        headers: publicHeaders,
      },
      {
        source: '/api/wishlist/:path*',
        headers: [
          { key: 'Access-Control-Allow-Credentials', value: 'true' },
          { key: 'Access-Control-Allow-Origin', value: '*' },
          { key: 'Access-Control-Allow-Methods', value: 'GET, POST, OPTIONS' },
        ],
      },
      {
        source: '/api/reviews/:path*',
        has: [{ type: 'header', key: 'origin', value: '(?<origin>https://.*shop\\.example)' }],
        headers: [
          { key: 'Access-Control-Allow-Credentials', value: 'true' },
          { key: 'Access-Control-Allow-Origin', value: ':origin' },
        ],
      },
    ];
  },
};
