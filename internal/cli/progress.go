package cli

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
)

const (
	liveInterval  = 250 * time.Millisecond
	plainInterval = 30 * time.Second
)

// progress tells how far the analysis is. On a terminal it rewrites one line,
// elsewhere it writes a line at each interval, so that a short run writes none.
type progress struct {
	w     io.Writer
	live  bool
	width int
	now   func() time.Time

	started time.Time
	done    chan struct{}
	ended   sync.WaitGroup
	once    sync.Once

	mu            sync.Mutex
	packages, all int
}

// startProgress starts to tell, and returns something to update and stop in any
// case. "always" forces the rewritten line.
func (c *command) startProgress(m mode) *progress {
	p := &progress{w: c.stderr, now: c.now, started: c.now(), done: make(chan struct{})}
	c.shown.Store(p)
	if m == never {
		return p
	}
	t := c.terminal(c.stderr)
	p.width = t.width
	p.live = m == always || t.ok && c.getenv("TERM") != "dumb"
	interval := plainInterval
	if p.live {
		interval = liveInterval
	}
	p.ended.Go(func() { p.tell(interval) })
	return p
}

// update says that n of all packages are done.
func (p *progress) update(n, all int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.packages, p.all = n, all
}

// stop ends the telling and clears the line; nothing is written after it.
func (p *progress) stop() {
	p.once.Do(func() { close(p.done) })
	p.ended.Wait()
}

func (p *progress) tell(interval time.Duration) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	written := false
	for {
		select {
		case <-p.done:
			if p.live && written {
				p.write("\r" + ansi.EraseLineRight)
			}
			return
		case <-tick.C:
			p.write(p.line())
			written = true
		}
	}
}

func (p *progress) line() string {
	p.mu.Lock()
	n, all := p.packages, p.all
	p.mu.Unlock()
	text := "growthlint: loading packages"
	if all > 0 {
		text = fmt.Sprintf("growthlint: %d of %s", n, count(all, "package"))
	}
	text += fmt.Sprintf(", %s", p.now().Sub(p.started).Round(time.Second))
	if !p.live {
		return text + "\n"
	}
	if p.width > 1 {
		// The last column stays free: some terminals wrap when it is written.
		text = ansi.Truncate(text, p.width-1, "")
	}
	return "\r" + ansi.EraseLineRight + text
}

// write drops errors: a run is worth more than its progress line, and a standard
// error that is gone shows when the closing lines are written.
func (p *progress) write(text string) { _, _ = io.WriteString(p.w, text) }
