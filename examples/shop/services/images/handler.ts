import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

function answer(statusCode: number, body: unknown): APIGatewayProxyResult {
  return {
    statusCode,
    headers: {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Credentials': true,
    },
    body: JSON.stringify(body),
  };
}

export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const id = event.pathParameters?.['id'];
  if (id === undefined) return answer(400, { error: 'Which image?' });
  return answer(200, { id, url: `https://images.shop.example/${id}.webp` });
}
