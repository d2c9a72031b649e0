import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** Positions as the Language Server Protocol counts them: lines and UTF-16 columns from 0. */
export interface Span {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Diagnostic {
  readonly range: Span;
  readonly message: string;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
}

export interface Action {
  readonly title: string;
  readonly kind?: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
  readonly edit?: WorkspaceEdit;
}

interface TextEdit {
  readonly range: Span;
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
}

/** An editor with one folder open, as far as ESLint's language server sees one. */
export interface Editor {
  open(path: string, text: string): void;
  /** Replaces the whole text, unsaved. */
  change(path: string, text: string): void;
  diagnose(path: string): Promise<readonly Diagnostic[]>;
  actions(path: string, diagnostic: Diagnostic, only?: readonly string[]): Promise<readonly Action[]>;
  /** Performs an action; answers the text of the document afterwards. */
  perform(path: string, action: Action): Promise<string>;
  close(): Promise<void>;
}

/** What VS Code answers for the settings of the ESLint extension. `rules` of `codeActionOnSave` must be absent. */
const SETTINGS = {
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: true,
  experimental: {},
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  nodePath: null,
  workingDirectory: { mode: 'location' },
  problems: { shortenToSingleLine: false },
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
};

/** Starts the server, an executable of `vscode-langservers-extracted`, and opens a folder in it. */
export async function startEditor(server: string, folder: string): Promise<Editor> {
  const child = spawn(process.execPath, [server, '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const documents = new Map<string, { version: number; text: string }>();
  const workspaceFolder = { uri: String(pathToFileURL(folder)), name: 'folder' };

  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => ({ ...SETTINGS, workspaceFolder })),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    applyEdit(edit);
    return { applied: true };
  });
  connection.listen();

  function documentAt(uri: string): { version: number; text: string } {
    const known = documents.get(uri);
    if (!known) throw new Error(`${uri} is not open.`);
    return known;
  }

  function applyEdit(edit: WorkspaceEdit): void {
    const changes = edit.documentChanges?.flatMap((change) =>
      'textDocument' in change ? [[(change.textDocument as { uri: string }).uri, change.edits] as const] : [],
    );
    for (const [uri, edits] of changes ?? Object.entries(edit.changes ?? {})) {
      const { text } = documentAt(uri);
      update(uri, withEdits(text, edits));
    }
  }

  function update(uri: string, text: string): void {
    const document = documentAt(uri);
    documents.set(uri, { version: document.version + 1, text });
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version + 1 },
      contentChanges: [{ text }],
    });
  }

  const uriOf = (path: string): string => String(pathToFileURL(path));

  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: workspaceFolder.uri,
    workspaceFolders: [workspaceFolder],
    capabilities: {
      workspace: {
        configuration: true,
        applyEdit: true,
        workspaceFolders: true,
        diagnostics: { refreshSupport: true },
      },
      textDocument: { diagnostic: { dynamicRegistration: true }, codeAction: { dynamicRegistration: true } },
    },
  });
  await connection.sendNotification('initialized', {});

  return {
    open(path, text) {
      const uri = uriOf(path);
      documents.set(uri, { version: 1, text });
      const languageId = path.endsWith('.ts') ? 'typescript' : 'javascript';
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    change: (path, text) => update(uriOf(path), text),
    async diagnose(path) {
      const { items } = await connection.sendRequest<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri: uriOf(path) },
      });
      return items;
    },
    async actions(path, diagnostic, only) {
      return connection.sendRequest<readonly Action[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(path) },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], triggerKind: 1, ...(only ? { only } : {}) },
      });
    },
    async perform(path, { command, edit }) {
      if (edit) applyEdit(edit);
      if (command) await connection.sendRequest('workspace/executeCommand', command);
      return documentAt(uriOf(path)).text;
    },
    async close() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      child.kill();
    },
  };
}

/** The part of a text that a range covers. */
export function textIn(text: string, { start, end }: Span): string {
  return text.slice(offsetOf(text, start), offsetOf(text, end));
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((left, right) => offsetOf(text, right.range.start) - offsetOf(text, left.range.start))
    .reduce(
      (now, { range, newText }) =>
        now.slice(0, offsetOf(text, range.start)) + newText + now.slice(offsetOf(text, range.end)),
      text,
    );
}

function offsetOf(text: string, { line, character }: Span['start']): number {
  let start = 0;
  for (let index = 0; index < line; index += 1) start = text.indexOf('\n', start) + 1;
  return start + character;
}
