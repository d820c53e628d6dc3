package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/sourcegraph/jsonrpc2"
)

// handle answers one message. Messages come one after the other, so nothing here may wait for
// the editor or for a run.
func (s *server) handle(ctx context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	<-s.ready
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down && req.Method != "exit" {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server was shut down"}
	}
	switch req.Method {
	case "initialize":
		return with(req, s.initialize)
	case "initialized":
		s.watch(ctx)
		return nil, nil
	case "shutdown":
		s.down = true
		return nil, nil
	case "exit":
		s.quit.Do(func() { close(s.exit) })
		return nil, nil
	case "textDocument/didOpen", "textDocument/didChange", "textDocument/didSave", "textDocument/didClose":
		return with(req, func(p documentParams) (any, error) { s.document(req.Method, p.TextDocument.URI); return nil, nil })
	case "workspace/didChangeWatchedFiles":
		return with(req, s.changed)
	case "textDocument/hover":
		return with(req, s.hover)
	case "textDocument/codeAction":
		return with(req, s.codeActions)
	}
	if req.Notif {
		return nil, nil // such as $/setTrace: whoever does not know a notification drops it
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "growthlint knows no " + req.Method}
}

// with reads the parameters of a message and answers it.
func with[P any](req *jsonrpc2.Request, answer func(P) (any, error)) (any, error) {
	var p P
	if req.Params != nil {
		if err := json.Unmarshal(*req.Params, &p); err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: fmt.Sprintf("%s: %v", req.Method, err)}
		}
	}
	return answer(p)
}

func (s *server) initialize(p initializeParams) (any, error) {
	if slices.Contains(p.Capabilities.General.PositionEncodings, string(utf8Units)) {
		s.units = utf8Units
	}
	s.watches = p.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	for _, f := range append(p.WorkspaceFolders, workspaceFolder{URI: p.RootURI}) {
		if dir, ok := pathOf(f.URI); ok && !slices.Contains(s.folders, dir) {
			s.folders = append(s.folders, dir)
		}
	}
	return initializeResult{
		Capabilities: serverCapabilities{
			PositionEncoding:   string(s.units),
			TextDocumentSync:   syncOptions{OpenClose: true, Change: syncIncremental, Save: true},
			HoverProvider:      true,
			CodeActionProvider: codeActionOptions{CodeActionKinds: []string{quickFix}},
		},
		ServerInfo: serverInfo{Name: "growthlint", Version: s.opts.Version},
	}, nil
}

// watched are the files by whose change, from outside the editor too, other things are found.
const watched = `{"watchers":[{"globPattern":"**/*.go"},{"globPattern":"**/go.mod"},{"globPattern":"**/go.work"},{"globPattern":"**/.growthlint.yml"}]}`

// watch asks the editor to tell of files that something else has changed.
func (s *server) watch(ctx context.Context) {
	if !s.watches {
		return
	}
	s.runs.aside(func() {
		// An editor that refuses tells of what it saves all the same.
		_ = s.conn.Call(ctx, "client/registerCapability", registrationParams{Registrations: []registration{{
			ID: "growthlint-files", Method: "workspace/didChangeWatchedFiles", RegisterOptions: json.RawMessage(watched),
		}}}, nil)
	})
}

// document takes note of what the editor did with a file.
func (s *server) document(method, uri string) {
	path, ok := pathOf(uri)
	if !ok || filepath.Ext(path) != ".go" {
		return
	}
	switch method {
	case "textDocument/didChange":
		s.unsaved[path] = true
	case "textDocument/didClose":
		delete(s.unsaved, path)
	case "textDocument/didSave":
		delete(s.unsaved, path)
		s.runs.want(s.rootOf(path))
	default: // opened: nothing is analysed again that was
		if root := s.rootOf(path); s.shown[root] == nil {
			s.runs.want(root)
		}
	}
}

// changed takes note of files that something has changed.
func (s *server) changed(p watchedParams) (any, error) {
	for _, c := range p.Changes {
		path, ok := pathOf(c.URI)
		if !ok {
			continue
		}
		for root := range s.shown {
			if within(root, path) || filepath.Ext(path) == ".work" {
				s.runs.want(root)
			}
		}
	}
	return nil, nil
}
