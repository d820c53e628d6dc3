package queuegrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/queuegrow"
)

// judged returns the finding on a container, nil for silence. A channel that cannot
// grow is no container.
func judged(t *testing.T, src, key string) (*finding.Finding, queue.Shape) {
	t.Helper()
	p := linktest.Program(t, src)
	c := p.Container(linktest.Path + "." + key)
	if c == nil {
		return nil, queue.QueueNone
	}
	shape := queue.QueueNone
	if q := p.Evidence(c).Queue; q != nil {
		require.Equal(t, "queuegrow", p.Rule(c))
		shape = q.Shape
	}
	return judge.Decide(p, c, queuegrow.Judge), shape
}

const server = `
import ("bufio"; "errors"; "strconv"; "sync"; "time")

var errFull = errors.New("full")

// S serves.
type S struct {
	mu    sync.Mutex
	on    bool
	in    chan int
	out   chan int
	waits []int
	quit  chan struct{}
	conf  Conf
}

// Conf is set once.
type Conf struct{ Drain bool }

func send([]int) error { defer println(); return errFull }

func use(...any) {}

var _ = []any{strconv.Atoi, time.Now, bufio.NewScanner}
`

const adds = server + `
// Add adds.
func (s *S) Add(n int) { s.mu.Lock(); defer s.mu.Unlock(); s.waits = append(s.waits, n) }
`

func TestShapes(t *testing.T) {
	for _, c := range []struct {
		name, src, key string
		shape          queue.Shape
		level          finding.Confidence
	}{
		{"infinite", server + `
// Run carries.
func (s *S) Run() {
	var held []int
	for {
		var out chan int
		first := 0
		if len(held) > 0 { out, first = s.out, held[0] }
		select {
		case n := <-s.in: held = append(held, n)
		case out <- first: held = held[1:]
		case <-s.quit: return
		}
	}
}`, "S.Run.held", queue.QueueInfinite, finding.Medium},
		{"infinite but for its length", server + `
// Run carries.
func (s *S) Run() {
	var held []int
	for {
		in := s.in
		if len(held) > 99 { in = nil }
		var out chan int
		first := 0
		if len(held) > 0 { out, first = s.out, held[0] }
		select {
		case n := <-in: held = append(held, n)
		case out <- first: held = held[1:]
		case <-s.quit: return
		}
	}
}`, "S.Run.held", queue.QueueDrained, finding.Undecided},
		{"closed input is no limit", server + `
// Run carries.
func (s *S) Run() {
	var held []int
	in := s.in
	for {
		var out chan int
		first := 0
		if len(held) > 0 { out, first = s.out, held[0] }
		select {
		case n, ok := <-in:
			if !ok { in = nil; continue }
			held = append(held, n)
		case out <- first: held = held[1:]
		case <-s.quit: return
		}
	}
}`, "S.Run.held", queue.QueueInfinite, finding.Medium},
		{"one in, one out", server + `
// Run carries.
func (s *S) Run() {
	var held []int
	for n := range s.in {
		held = append(held, n)
		s.out <- held[0]
		held = held[1:]
	}
}`, "S.Run.held", queue.QueueNone, finding.Undecided},
		{"kept on failure", adds + `
// Run flushes.
func (s *S) Run() {
	for range time.Tick(time.Second) {
		s.mu.Lock()
		if err := send(s.waits); err == nil { s.waits = nil }
		s.mu.Unlock()
	}
}`, "S.waits", queue.QueueKept, finding.Medium},
		{"failure ends the loop", adds + `
// Run flushes.
func (s *S) Run() error {
	for range time.Tick(time.Second) {
		s.mu.Lock()
		if err := send(s.waits); err != nil { s.mu.Unlock(); return err }
		s.waits = nil
		s.mu.Unlock()
	}
	return nil
}`, "S.waits", queue.QueueNone, finding.Undecided},
		{"state gate", server + `
// Add adds while it is off.
func (s *S) Add(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.on { use(n); return }
	s.waits = append(s.waits, n)
}
// Switch turns it on.
func (s *S) Switch() { s.mu.Lock(); defer s.mu.Unlock(); use(s.waits); s.on, s.waits = true, nil }
// Run keeps it.
func (s *S) Run() { for range s.in { s.Add(1) } }
`, "S.waits", queue.QueueGated, finding.Medium},
		{"consumer under a setting", adds + `
// New starts.
func New(c Conf) *S {
	s := &S{conf: c}
	if c.Drain { go s.drain() }
	return s
}
func (s *S) drain() {
	for range time.Tick(time.Second) { s.mu.Lock(); use(s.waits); s.waits = nil; s.mu.Unlock() }
}`, "S.waits", queue.QueueUnstarted, finding.Medium},
		{"consumer started once", adds + `
// Wake starts the consumer if it does not run.
func (s *S) Wake() {
	if !s.on { s.on = true; go s.drain() }
}
func (s *S) drain() {
	for range time.Tick(time.Second) { s.mu.Lock(); use(s.waits); s.waits = nil; s.mu.Unlock() }
}`, "S.waits", queue.QueueNone, finding.Undecided},
		{"the whole is made under a setting", adds + `
// New starts.
func New(c Conf) *S {
	if !c.Drain { return nil }
	s := &S{conf: c}
	go s.drain()
	return s
}
func (s *S) drain() {
	for range time.Tick(time.Second) { s.mu.Lock(); use(s.waits); s.waits = nil; s.mu.Unlock() }
}`, "S.waits", queue.QueueNone, finding.Undecided},
		{"goroutine for each send", server + `
// Tell tells.
func (s *S) Tell() { for range s.in { go func() { s.out <- 1 }() } }
// Run reads.
func (s *S) Run() { for n := range s.out { use(n) } }
`, "S.out", queue.QueueSpawned, finding.Medium},
		{"a result", server + `
// Wait waits for one.
func (s *S) Wait() {
	for range s.in {
		done := make(chan int)
		go func() { done <- 1 }()
		use(<-done)
	}
}`, "S.Wait.done", queue.QueueNone, finding.Undecided},
		{"size from outside", server + `
// Handle makes room.
func Handle(in *bufio.Scanner) {
	n, _ := strconv.Atoi(in.Text())
	parts := make(chan int, n)
	parts <- n
}`, "Handle.parts", queue.QueueSized, finding.Medium},
		{"size from outside, clamped", server + `
// Handle makes room.
func Handle(in *bufio.Scanner) {
	n, _ := strconv.Atoi(in.Text())
	if n > 10 { n = 10 }
	parts := make(chan int, n)
	parts <- n
}`, "Handle.parts", queue.QueueNone, finding.Undecided},
		{"huge buffer", server + `
// New makes room.
func New() *S {
	s := &S{out: make(chan int, 1<<24)}
	go func() { for n := range s.out { use(n) } }()
	return s
}
// Fill fills it.
func (s *S) Fill() { for range s.in { s.out <- 1 } }
`, "S.out", queue.QueueHuge, finding.Medium},
		{"never received from", server + `
// New forgets the reader.
func New() *S { return &S{out: make(chan int)} }
// Fill fills it.
func (s *S) Fill() { for range s.in { s.out <- 1 } }
`, "S.out", queue.QueueUnread, finding.Medium},
		{"received out of view", server + `
// New forgets the reader.
func New() *S { return &S{out: make(chan int)} }
// Out is for others.
func (s *S) Out() <-chan int { return s.out }
// Fill fills it.
func (s *S) Fill() { for range s.in { s.out <- 1 } }
`, "S.out", queue.QueueNone, finding.Undecided},
		{"drained in a library", adds + `
// Run drains.
func (s *S) Run() {
	for range time.Tick(time.Second) { s.mu.Lock(); if len(s.waits) > 0 { use(s.waits[0]); s.waits = s.waits[1:] }; s.mu.Unlock() }
}`, "S.waits", queue.QueueDrained, finding.Low},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, shape := judged(t, c.src, c.key)
			require.Equal(t, c.shape, shape)
			if c.level == finding.Undecided {
				require.Nil(t, f)
				return
			}
			require.NotNil(t, f)
			require.Equal(t, c.level, f.Confidence)
			require.Equal(t, "queuegrow", f.Rule)
			require.NotEmpty(t, f.Remedy)
			require.Regexp(t, "^v1:[0-9a-f]{16}$", f.Fingerprint)
		})
	}
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "queuegrow", queuegrow.Analyzer.Name)
	require.Contains(t, queuegrow.Analyzer.Doc, "Package queuegrow reports")
	require.Empty(t, queuegrow.Analyzer.FactTypes, "rules hold no facts")
}
