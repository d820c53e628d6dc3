package lsp

import (
	"context"
	"errors"
	"io"
	"sync"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/report"
)

// Options are what the server needs of the program that it is part of.
type Options struct {
	Version string
	// Analyse runs the analysis over all packages below a directory. Its error is shown to
	// the user.
	Analyse func(ctx context.Context, dir string) (*Result, error)
	// Levels say how grave a finding is.
	Levels report.Levels
	// Page returns the address of a rule's page.
	Page func(rule string) string
}

// Result is what one run found. Files are absolute paths.
type Result struct {
	Findings []finding.Finding
	// Notes tell, a line each, what kept the run from seeing all.
	Notes []string
	// Changeable returns why a file is not to be changed, nil if it may be.
	Changeable func(file string) error
}

// errAbrupt is the end of a session that was not announced, by which a program exits with 1.
var errAbrupt = errors.New("the editor went away without a shutdown request")

// Serve talks to one editor until it says exit. It returns an error if the editor did not ask
// for the shutdown before, or went away.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	s := &server{opts: o, units: utf16Units, unsaved: map[string]bool{}, shown: map[string]*shown{}, exit: make(chan struct{}), ready: make(chan struct{})}
	s.runs = newRuns(s.analyse)
	var working sync.WaitGroup
	working.Go(func() { s.runs.work(ctx) })
	defer working.Wait()
	defer cancel()
	handler := jsonrpc2.HandlerWithError(s.handle).SuppressErrClosed()
	s.conn = jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(pipe{in, out}, jsonrpc2.VSCodeObjectCodec{}), handler)
	close(s.ready)
	defer func() { _ = s.conn.Close() }()
	select {
	case <-s.exit:
	case <-s.conn.DisconnectNotify():
	case <-ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.down {
		return errAbrupt
	}
	return nil
}

// pipe is the stream of an editor that started this program. Closing it closes nothing: the
// streams are the caller's.
type pipe struct {
	io.Reader
	io.Writer
}

func (pipe) Close() error { return nil }

// server is the state of a session.
type server struct {
	opts Options
	conn *jsonrpc2.Conn
	runs *runs
	exit chan struct{}
	// ready is closed when conn is there.
	ready chan struct{}
	// quit closes exit.
	quit sync.Once

	// mu guards what follows.
	mu    sync.Mutex
	units encoding
	// folders are the directories that are open in the editor.
	folders []string
	// unsaved are the files whose text the editor has changed since it was saved.
	unsaved map[string]bool
	// shown is what the last run of each directory found.
	shown map[string]*shown //growthlint:bounded one for each module of which the editor has opened a file
	// watches says that the editor can be asked to tell of changed files.
	watches bool
	// down says that the editor has asked for the shutdown.
	down bool
}
