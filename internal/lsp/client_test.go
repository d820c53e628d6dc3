package lsp

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

// editor is a client of a server that runs in this process.
type editor struct {
	t    *testing.T
	conn *jsonrpc2.Conn
	// published and said get what the server tells.
	published chan publishParams
	said      chan messageParams
	watched   chan string
	ended     chan error
	in        io.Closer

	mu    sync.Mutex
	found map[string][]finding.Finding
	err   error
	runs  []string
	// during is called in each run.
	during func(context.Context)
}

// open starts a server that finds in each directory what found has for it.
func open(t *testing.T, found map[string][]finding.Finding) *editor {
	e := &editor{t: t, found: found, published: make(chan publishParams, 100), said: make(chan messageParams, 100), watched: make(chan string, 1), ended: make(chan error, 1)}
	serverIn, toServer := io.Pipe()
	fromServer, serverOut := io.Pipe()
	e.in = toServer
	go func() {
		e.ended <- Serve(t.Context(), serverIn, serverOut, Options{Version: "v1", Analyse: e.analyse, Page: func(rule string) string { return "https://example.com/" + rule }})
	}()
	e.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(pipe{fromServer, toServer}, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.HandlerWithError(e.hear))
	t.Cleanup(func() { _ = toServer.Close(); _ = serverOut.Close() })
	return e
}

func (e *editor) analyse(ctx context.Context, dir string) (*Result, error) {
	e.mu.Lock()
	e.runs = append(e.runs, dir)
	found, err, during := e.found[dir], e.err, e.during
	e.mu.Unlock()
	if during != nil {
		during(ctx)
	}
	if err != nil {
		return nil, err
	}
	return &Result{Findings: found, Notes: []string{"something was left out"}}, nil
}

func (e *editor) set(f func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	f()
}

func (e *editor) hear(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var p publishParams
		require.NoError(e.t, json.Unmarshal(*req.Params, &p))
		e.published <- p
	case "window/showMessage":
		var p messageParams
		require.NoError(e.t, json.Unmarshal(*req.Params, &p))
		e.said <- p
	case "client/registerCapability":
		e.watched <- string(*req.Params)
	}
	return nil, nil
}

// start says hello as an editor does.
func (e *editor) start(params string) initializeResult {
	var res initializeResult
	e.call("initialize", json.RawMessage(params), &res)
	e.tell("initialized", struct{}{})
	return res
}

func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	require.NoError(e.t, e.conn.Call(e.t.Context(), method, params, result))
}

func (e *editor) tell(method string, params any) {
	e.t.Helper()
	require.NoError(e.t, e.conn.Notify(e.t.Context(), method, params))
}

func (e *editor) document(method, file string) {
	e.t.Helper()
	e.tell("textDocument/"+method, documentParams{textDocument{uriOf(file)}})
}

// next waits for something that the server tells.
func next[T any](e *editor, from <-chan T) T {
	e.t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(20 * time.Second):
		e.t.Fatal("the server tells nothing")
		panic("unreachable")
	}
}

// module makes a module with one file, whose text it returns the path of.
func module(t *testing.T, text string) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	file = filepath.Join(dir, "store", "store.go")
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/m\n"), 0o600))
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return dir, file
}
