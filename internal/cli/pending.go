package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/growthlint/growthlint/internal/fix"
)

// pending holds what a run is to write, in files beside those that it is to replace, so
// that nothing changes before all of it is there, and nothing is left of a run that is
// interrupted.
type pending struct {
	mu    sync.Mutex
	state writing
	files []*staged
	// direct are what cannot be replaced: devices and pipes.
	direct []*staged
	// remove are what an interrupted run removes besides.
	remove map[int]func()
	next   int
	// written are the names of the files that were replaced, output is set when standard
	// output is written to.
	written []string
	output  bool
}

// writing says how far the writing is.
type writing int

const (
	writesNothing writing = iota // nothing was changed
	writesNoMore                 // and nothing will be
	hasWritten
)

// staged is a file's new content.
type staged struct {
	name   string
	target target
	temp   string
	render func(io.Writer) error // of what is direct
}

// stage prepares what render writes for a file. The file is as it was until commit.
func (p *pending) stage(name string, render func(io.Writer) error) error {
	t, err := targetOf(name)
	if err != nil {
		return err
	}
	s := &staged{name: name, target: t, render: render}
	if t.direct {
		p.direct = append(p.direct, s)
		return nil
	}
	f, err := p.create(s)
	if err != nil {
		return err
	}
	return errors.Join(buffered(f, render), f.Close())
}

// stageFix prepares a fixed file. A file that the user could not write to is not replaced
// either, unless force says so.
func (p *pending) stageFix(f fix.File, force bool) error {
	if !force {
		w, err := os.OpenFile(f.Name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
	}
	return p.stage(f.Name, func(w io.Writer) error { _, err := w.Write(f.After); return err })
}

// unstage takes back all that is staged.
func (p *pending) unstage() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.removeStaged()
}

func (p *pending) removeStaged() {
	for _, s := range p.files {
		// What cannot be removed was not made here.
		_ = os.Remove(s.temp)
	}
	p.files, p.direct = nil, nil
}

// create makes the file beside the target, and notes it for removal.
func (p *pending) create(s *staged) (*os.File, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state == writesNoMore {
		return nil, errInterrupted
	}
	f, err := s.target.temporary()
	if err != nil {
		return nil, err
	}
	s.temp = f.Name()
	p.files = append(p.files, s)
	return f, nil
}

// commit puts all that is staged in its place. An error names what was written before it.
func (p *pending) commit() error {
	if err := p.replaceAll(); err != nil {
		return err
	}
	for _, s := range p.direct {
		if err := s.target.writeThrough(s.render); err != nil {
			return cannotWrite(s.name, err)
		}
	}
	p.direct = nil
	return nil
}

func (p *pending) replaceAll() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state == writesNoMore {
		return errInterrupted
	}
	for i, s := range p.files {
		if err := os.Rename(s.temp, s.target.path); err != nil {
			p.files = p.files[i:]
			return cannotWrite(s.name, err)
		}
		p.state = hasWritten
		p.written = append(p.written, s.name)
	}
	p.files = nil
	return nil
}

// owns has remove called if the run is interrupted before the returned function is.
func (p *pending) owns(remove func()) (disown func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.remove == nil {
		p.remove = map[int]func(){}
	}
	at := p.next
	p.next++
	p.remove[at] = remove
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.remove, at)
	}
}

// outputs notes that standard output is written to from now on.
func (p *pending) outputs() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.output = true
}

// end removes what is not in its place and lets nothing be written any more. It returns
// the files that were written.
func (p *pending) end() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.removeStaged()
	for _, remove := range p.remove {
		remove()
	}
	p.remove, p.state = nil, writesNoMore
	return p.written
}

// interruption tells what a run has written that is interrupted. It must have ended.
func (p *pending) interruption() error {
	switch {
	case !p.output && len(p.written) == 0:
		return errors.New("interrupted; nothing was written")
	case len(p.written) == 0:
		return errors.New("interrupted while writing to standard output; no file was written")
	}
	return fmt.Errorf("interrupted while writing to standard output; written before that: %s", strings.Join(p.written, ", "))
}
