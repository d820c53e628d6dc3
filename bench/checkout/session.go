package checkout

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Options say with what and where a harness works.
type Options struct {
	// Mirrors is the directory with the mirrors.
	Mirrors string
	// Work is the directory of the work trees; empty is a temporary one.
	Work string
	// Tool is the path of the tool; empty builds ./cmd/growthlint of the module in
	// the current directory.
	Tool string
	// Args come before the harness's own arguments to the tool.
	Args []string
	// Timeout bounds one attempt of the tool.
	Timeout time.Duration
	// Workers is how many work trees are used at the same time.
	Workers int
}

// Register adds the options' flags to a flag set; Args are the caller's to set.
func (o *Options) Register(fs *flag.FlagSet) {
	fs.StringVar(&o.Mirrors, "mirrors", "", "`directory` with a git directory for each repository, owner+name/repo")
	fs.StringVar(&o.Work, "work", "", "`directory` for the work trees, kept; without it a temporary one")
	fs.StringVar(&o.Tool, "tool", "", "`path` of the tool; without it ./cmd/growthlint is built")
	fs.DurationVar(&o.Timeout, "timeout", 420*time.Second, "time for one run of the tool")
	fs.IntVar(&o.Workers, "j", 1, "how many work trees to use at the same time")
}

// Session is the tool and the work trees that one run of a harness uses.
type Session struct {
	Pool *Pool
	Tool Tool
	// Stamp identifies the tool, see Tool.Stamp.
	Stamp string

	temp string
}

// Open builds or finds the tool. Close must be called on the session.
func Open(ctx context.Context, o Options) (*Session, error) {
	temp, err := os.MkdirTemp("", "growthlint-bench-")
	if err != nil {
		return nil, fmt.Errorf("could not make a temporary directory: %w", err)
	}
	s := &Session{
		Pool: &Pool{Mirrors: o.Mirrors, Work: cmp.Or(o.Work, filepath.Join(temp, "trees"))},
		Tool: Tool{Args: o.Args, Timeout: o.Timeout},
		temp: temp,
	}
	if o.Tool == "" {
		s.Tool.Path, err = Build(ctx, "./cmd/growthlint", temp, "growthlint")
	} else {
		s.Tool.Path, err = filepath.Abs(o.Tool)
	}
	if err == nil {
		s.Stamp, err = s.Tool.Stamp()
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close removes what was temporary. What cannot be removed stays in the system's
// temporary directory and harms nothing.
func (s *Session) Close() {
	_ = os.RemoveAll(s.temp)
}
