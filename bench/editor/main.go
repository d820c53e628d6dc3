// Command editor measures how long growthlint lsp takes from a save to the findings, as an
// editor sees it.
//
//	go run ./bench/editor -file FILE [-saves 5] [-edit] [-tool PROGRAM]
//
// It opens the file and saves it again and again; with -edit each save puts another function
// at its end, and at last the file is as it was. A line each tells the time until the findings
// of the last file are there. The first line is of a cold cache, unless there was a run before.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/growthlint/growthlint/bench/harness"
)

// quiet is how long the server says nothing more when it has told the findings of all files.
const quiet = time.Second

// patience is how long a run may take.
const patience = 10 * time.Minute

func main() { harness.Run(Main) }

// Main is the command; its exit codes are those of harness.Code.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return harness.Code("editor", run(ctx, args, stdout, stderr), stderr)
}

type settings struct {
	file, tool string
	saves      int
	edit       bool
}

func parse(args []string, stderr io.Writer) (*settings, error) {
	s := &settings{}
	fs := flag.NewFlagSet("editor", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&s.file, "file", "", "open and save `FILE`")
	fs.StringVar(&s.tool, "tool", "growthlint", "the `program`")
	fs.IntVar(&s.saves, "saves", 5, "save it so often")
	fs.BoolVar(&s.edit, "edit", false, "put another function at the end before each save")
	if err := harness.Parse(fs, args); err != nil {
		return nil, err
	}
	if s.file == "" || fs.NArg() > 0 {
		return nil, errors.New("name a file with -file FILE, and nothing besides")
	}
	var err error
	s.file, err = filepath.Abs(s.file)
	return s, err
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	s, err := parse(args, stderr)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(s.file)
	if err != nil {
		return err
	}
	info, err := os.Stat(s.file)
	if err != nil {
		return err
	}
	e, err := start(ctx, s, stderr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.end(ctx)) }()
	if err := e.measure(ctx, stdout, "open", "textDocument/didOpen"); err != nil {
		return err
	}
	if s.edit {
		defer func() { err = errors.Join(err, os.WriteFile(s.file, text, info.Mode())) }()
	}
	for i := range s.saves {
		if s.edit {
			edited := fmt.Appendf(text[:len(text):len(text)], "\nfunc edited%d() int { return %d }\n", i, time.Now().UnixNano())
			if err := os.WriteFile(s.file, edited, info.Mode()); err != nil {
				return err
			}
		}
		if err := e.measure(ctx, stdout, "save", "textDocument/didSave"); err != nil {
			return err
		}
	}
	return nil
}

// editor is a client of a server.
type editor struct {
	cmd  *exec.Cmd
	conn *jsonrpc2.Conn
	uri  string
	// told gets the time of each file whose findings the server tells.
	told chan time.Time
}

// pipes are the server's input and output.
type pipes struct {
	io.ReadCloser
	io.WriteCloser
}

func (p pipes) Close() error { return errors.Join(p.WriteCloser.Close(), p.ReadCloser.Close()) }

// start starts the server and says hello.
func start(ctx context.Context, s *settings, stderr io.Writer) (*editor, error) {
	e := &editor{cmd: exec.CommandContext(ctx, s.tool, "lsp"), uri: (&url.URL{Scheme: "file", Path: filepath.ToSlash(s.file)}).String(), told: make(chan time.Time, 10_000)}
	e.cmd.Stderr = stderr
	in, err := e.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := e.cmd.Start(); err != nil {
		return nil, err
	}
	hear := jsonrpc2.HandlerWithError(func(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
		switch req.Method {
		case "textDocument/publishDiagnostics":
			e.told <- time.Now()
		case "window/showMessage":
			fmt.Fprintf(stderr, "%s\n", *req.Params)
		}
		return nil, nil
	})
	e.conn = jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(pipes{out, in}, jsonrpc2.VSCodeObjectCodec{}), hear)
	var answer json.RawMessage
	if err := e.conn.Call(ctx, "initialize", map[string]any{"capabilities": struct{}{}}, &answer); err != nil {
		return nil, err
	}
	return e, e.conn.Notify(ctx, "initialized", struct{}{})
}

// measure sends a message about the file and waits for the findings.
func (e *editor) measure(ctx context.Context, stdout io.Writer, what, method string) error {
	begin := time.Now()
	document := map[string]any{"uri": e.uri, "languageId": "go", "version": 1, "text": ""}
	if err := e.conn.Notify(ctx, method, map[string]any{"textDocument": document}); err != nil {
		return err
	}
	var last time.Time
	files, wait := 0, patience
	for {
		select {
		case last = <-e.told:
			files, wait = files+1, quiet
			continue
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
		break
	}
	if files == 0 {
		return fmt.Errorf("%s: the server told nothing in %v", what, patience)
	}
	_, err := fmt.Fprintf(stdout, "%s: %.2f s, findings in %d files\n", what, last.Sub(begin).Seconds(), files)
	return err
}

// end has the server end as the protocol wants it.
func (e *editor) end(ctx context.Context) error {
	var answer json.RawMessage
	return errors.Join(e.conn.Call(ctx, "shutdown", nil, &answer), e.conn.Notify(ctx, "exit", nil), e.cmd.Wait())
}
