package main

import (
	"context"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// editing is an editor that has started growthlint lsp.
type editing struct {
	t         *testing.T
	conn      *jsonrpc2.Conn
	cmd       *exec.Cmd
	published chan diagnostics
}

type diagnostics struct {
	URI         string
	Diagnostics []struct {
		Range         json.RawMessage
		Code, Message string
	}
}

// both is the standard input and output of a process.
type both struct {
	io.Reader
	io.WriteCloser
}

func startEditing(t *testing.T, flags ...string) *editing {
	t.Helper()
	e := &editing{t: t, cmd: exec.Command("growthlint", append(flags, "lsp")...), published: make(chan diagnostics, 10)}
	e.cmd.Env = append(os.Environ(), "GROWTHLINT_CACHE="+t.TempDir())
	e.cmd.Stderr = os.Stderr
	in, err := e.cmd.StdinPipe()
	require.NoError(t, err)
	out, err := e.cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, e.cmd.Start())
	e.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(both{out, in}, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.HandlerWithError(
		func(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
			assert.NotEqual(t, "window/showMessage", req.Method)
			if req.Method == "textDocument/publishDiagnostics" {
				var d diagnostics
				require.NoError(t, json.Unmarshal(*req.Params, &d))
				e.published <- d
			}
			return nil, nil
		}))
	return e
}

func (e *editing) tell(method, file string) {
	e.t.Helper()
	require.NoError(e.t, e.conn.Notify(e.t.Context(), method, map[string]any{"textDocument": map[string]any{"uri": addressOf(file)}}))
}

func (e *editing) shown() diagnostics {
	e.t.Helper()
	select {
	case d := <-e.published:
		return d
	case <-time.After(2 * time.Minute):
		e.t.Fatal("nothing is shown")
		panic("unreachable")
	}
}

func addressOf(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}

// TestEditorShowsTheFirstBug opens the example as an editor does, looks at the finding, takes
// the action that accepts it, and sees the finding go.
func TestEditorShowsTheFirstBug(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "examples", "visits"))))
	file := filepath.Join(dir, "main.go")
	e := startEditing(t, "-min-confidence", "high")
	var hello struct {
		ServerInfo struct{ Name, Version string }
	}
	require.NoError(t, e.conn.Call(t.Context(), "initialize", map[string]any{"rootUri": addressOf(dir), "capabilities": map[string]any{}}, &hello))
	assert.Equal(t, "growthlint", hello.ServerInfo.Name)
	assert.NotEmpty(t, hello.ServerInfo.Version)
	e.tell("textDocument/didOpen", file)
	d := e.shown()
	assert.Equal(t, addressOf(file), d.URI)
	require.Len(t, d.Diagnostics, 1)
	assert.Equal(t, "mapgrow", d.Diagnostics[0].Code)
	assert.Contains(t, d.Diagnostics[0].Message, "visits")

	var over struct{ Contents struct{ Value string } }
	var at struct{ Start json.RawMessage }
	require.NoError(t, json.Unmarshal(d.Diagnostics[0].Range, &at))
	place := map[string]any{"textDocument": map[string]any{"uri": d.URI}, "position": at.Start, "range": d.Diagnostics[0].Range, "context": map[string]any{"diagnostics": []any{}}}
	require.NoError(t, e.conn.Call(t.Context(), "textDocument/hover", place, &over))
	assert.Contains(t, over.Contents.Value, "For:")
	var actions []struct {
		Title string
		Edit  struct {
			Changes map[string][]struct {
				Range struct {
					Start struct{ Line, Character int }
				}
				NewText string
			}
		}
	}
	require.NoError(t, e.conn.Call(t.Context(), "textDocument/codeAction", place, &actions))
	require.Len(t, actions, 1)
	assert.Equal(t, "Say that visits is bounded by design", actions[0].Title)
	edits := actions[0].Edit.Changes[d.URI]
	require.Len(t, edits, 1)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	lines := strings.Split(string(text), "\n")
	to := edits[0].Range.Start
	lines[to.Line] = lines[to.Line][:to.Character] + edits[0].NewText + lines[to.Line][to.Character:]
	changed := strings.Replace(strings.Join(lines, "\n"), "REASON", "few addresses ask", 1)
	require.NoError(t, os.WriteFile(file, []byte(changed), 0o600))
	e.tell("textDocument/didSave", file)
	assert.Empty(t, e.shown().Diagnostics)

	var none json.RawMessage
	require.NoError(t, e.conn.Call(t.Context(), "shutdown", nil, &none))
	require.NoError(t, e.conn.Notify(t.Context(), "exit", nil))
	require.NoError(t, e.cmd.Wait())
}

func TestEditorThatGoesAwayEndsTheServer(t *testing.T) {
	e := startEditing(t)
	require.NoError(t, e.conn.Call(t.Context(), "initialize", map[string]any{}, nil))
	require.NoError(t, e.conn.Close())
	var exit *exec.ExitError
	require.ErrorAs(t, e.cmd.Wait(), &exit)
	assert.Equal(t, 1, exit.ExitCode())
}
