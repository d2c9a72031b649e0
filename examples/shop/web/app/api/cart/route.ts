import { NextResponse, type NextRequest } from 'next/server';
import { cartOf } from '../../../lib/cart';

function corsHeaders(request: NextRequest): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': request.headers.get('origin') ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  };
}

export async function GET(request: NextRequest) {
  const cart = await cartOf(request.cookies.get('session')?.value);
  return NextResponse.json(cart, { headers: corsHeaders(request) });
}

export function OPTIONS(request: NextRequest) {
  return new NextResponse(null, { status: 204, headers: corsHeaders(request) });
}
