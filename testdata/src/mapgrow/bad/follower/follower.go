// Package follower replays what a leader has logged; only the leader's own calls take out what they have
// begun.
package follower

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

type work struct{ steps []string }

// Book has the work under way.
type Book struct {
	mu   sync.Mutex
	open map[uint64]*work
	last atomic.Uint64
	log  io.Writer
}

// New is a book that writes to a log.
func New(log io.Writer) *Book { return &Book{open: map[uint64]*work{}, log: log} }

func (b *Book) begin(n uint64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open[n] = &work{} // want mapgrow medium "nothing removes what .*Follow puts in"
}

func (b *Book) step(n uint64, what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if w := b.open[n]; w != nil && len(w.steps) < 10 {
		w.steps = append(w.steps, what)
	}
}

func (b *Book) end(n uint64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.open, n)
}

func (b *Book) apply(line string) {
	verb, rest, _ := strings.Cut(line, " ")
	no, what, _ := strings.Cut(rest, " ")
	n, err := strconv.ParseUint(no, 10, 64)
	if err != nil {
		return
	}
	switch verb {
	case "begin":
		b.begin(n)
	case "step":
		b.step(n, what)
	}
}

// Do does what it is asked, step by step.
func (b *Book) Do(steps ...string) {
	n := b.last.Add(1)
	defer b.end(n)
	lines := []string{fmt.Sprint("begin ", n)}
	for _, s := range steps {
		lines = append(lines, fmt.Sprint("step ", n, " ", s))
	}
	for _, l := range lines {
		b.apply(l)
		fmt.Fprintln(b.log, l)
	}
}

// Follow applies what a leader has logged.
func (b *Book) Follow(c net.Conn) error {
	in := bufio.NewScanner(c)
	for in.Scan() {
		b.apply(in.Text())
	}
	return in.Err()
}
