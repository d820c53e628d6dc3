package goroutinegrow_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/goroutinegrow"
)

const server = `
import ("context"; "errors"; "net/http"; "sync"; "sync/atomic"; "time")

var errSlow = errors.New("slow")

// Source is slow.
type Source interface{ Ask() string; Send(chan string) error }

// S serves.
type S struct {
	src   Source
	mu    sync.Mutex
	cond  *sync.Cond
	bell  *sync.Cond
	timer *time.Timer
	other *time.Timer
	ctx   context.Context
	sem   chan struct{}
	quit  chan struct{}
	on    bool
	busy  atomic.Bool
}

func (s *S) enter() { s.sem <- struct{}{} }
func (s *S) leave() { <-s.sem }
func (s *S) arm()   { s.quit = make(chan struct{}) }
func (s *S) Halt()  { close(s.quit) }


func use(...any) {}

// Close ends it.
func (s *S) Close() {}

var _ = []any{http.Handle, time.Now}
`

func TestFaults(t *testing.T) {
	cases := []struct {
		name, src string
		level     finding.Confidence
		message   string
	}{
		{"reader leaves", `func (s *S) NAME(ctx context.Context) { c := make(chan string); go func() { c <- s.src.Ask() }(); select { case v := <-c: use(v); case <-ctx.Done(): } }`,
			finding.Medium, "another case of its select"},
		{"room for the answer", `func (s *S) NAME(ctx context.Context) { c := make(chan string, 1); go func() { c <- s.src.Ask() }(); select { case v := <-c: use(v); case <-ctx.Done(): } }`,
			finding.Undecided, ""},
		{"another closure reads too", `func (s *S) NAME(ctx context.Context) { c := make(chan string); go func() { c <- s.src.Ask() }(); defer func() { use(<-c) }(); select { case v := <-c: use(v); case <-ctx.Done(): } }`,
			finding.Undecided, ""},
		{"read to the end", `func (s *S) NAME() { c := make(chan string); go func() { defer close(c); c <- s.src.Ask() }(); for v := range c { use(v) } }`,
			finding.Undecided, ""},
		{"all results are counted off", `func (s *S) NAME(n int) { c := make(chan string); for range n { go func() { c <- s.src.Ask() }() }; for range n { use(<-c) } }`,
			finding.Undecided, ""},
		{"early return", `func (s *S) NAME() error { c := make(chan string); go func() { c <- s.src.Ask() }(); if s.src.Ask() == "" { return errSlow }; use(<-c); return nil }`,
			finding.Medium, "may return first"},
		{"handed out with a context", `func (s *S) NAME(ctx context.Context) chan string { c := make(chan string); go func() { for { c <- s.src.Ask() } }(); return c }`,
			finding.Medium, "no way out"},
		{"handed out, looks at nothing", `func (s *S) NAME(ctx context.Context, l []string) chan string { c := make(chan string); go func() { for _, x := range l { c <- x } }(); return c }`,
			finding.Medium, "do not select on the context"},
		{"handed out without a context", `func (s *S) NAME(l []string) chan string { c := make(chan string); go func() { for _, x := range l { c <- x } }(); return c }`,
			finding.Low, "may stop reading"},
		{"sender fails", `func (s *S) NAME() error { c := make(chan string); go func() { use(<-c) }(); return s.src.Send(c) }`,
			finding.Medium, "does not wake it when Source.Send fails"},
		{"sender fails, closed", `func (s *S) NAME() error { c := make(chan string); defer close(c); go func() { use(<-c) }(); return s.src.Send(c) }`,
			finding.Undecided, ""},
		{"stopped timer", `func (s *S) NAME() { s.timer = time.NewTimer(1); go func(t *time.Timer) { <-t.C; use(t) }(s.timer) }
func (s *S) Drop() { s.timer.Stop() }`,
			finding.Medium, "Stop does not close the channel"},
		{"timer that fires", `func (s *S) NAME() { s.other = time.NewTimer(1); go func(t *time.Timer) { <-t.C; use(t) }(s.other) }`,
			finding.Undecided, ""},
		{"ticker", `func (s *S) NAME() { go func() { for range time.Tick(1) { use(s) } }() }`,
			finding.Medium, "(*S).Close does not end it"},
		{"ticker and done", `func (s *S) NAME() { go func() { for { select { case <-time.Tick(1): case <-s.quit: return } } }() }`,
			finding.Undecided, ""},
		{"context of the receiver", `func (s *S) NAME() { var wg sync.WaitGroup; go func() { <-s.ctx.Done(); use(s) }(); wg.Wait() }`,
			finding.Medium, "waits only for ctx"},
		{"context of the call", `func (s *S) NAME(ctx context.Context) { var wg sync.WaitGroup; go func() { <-ctx.Done(); use(s) }(); wg.Wait() }`,
			finding.Undecided, ""},
		{"waits, for each request", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { go func() { s.mu.Lock(); defer s.mu.Unlock(); for !s.on { s.cond.Wait() } }() }`,
			finding.Medium, "waits for a condition"},
		{"waits, and is woken", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { go func() { s.mu.Lock(); defer s.mu.Unlock(); for !s.on { s.bell.Wait() } }() }
func (s *S) RingNAME() { s.on = true; s.bell.Broadcast() }`,
			finding.Low, "waits for a condition"},
		{"waits, behind a semaphore", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { s.sem <- struct{}{}; go func() { s.cond.Wait(); <-s.sem }() }`,
			finding.Undecided, ""},
		{"does something, for each request", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { go func() { use(s.src.Send(nil)) }() }`,
			finding.Low, "nothing limits their number"},
		{"computes, for each request", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { go func() { use(s.src.Ask()) }() }`,
			finding.Undecided, ""},
		{"one at a time", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { if !s.busy.CompareAndSwap(false, true) { return }; go func() { use(s.src.Send(nil)); s.busy.Store(false) }() }`,
			finding.Undecided, ""},
		{"a place taken by a call", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { s.enter(); go func() { use(s.src.Send(nil)); s.leave() }() }`,
			finding.Undecided, ""},
		{"a ping until it fails", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { go func() { for { time.Sleep(1); if err := s.src.Send(nil); err != nil { return } } }() }`,
			finding.Undecided, ""},
		{"tries until it succeeds", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { go func() { for { if err := s.src.Send(nil); err == nil { return }; time.Sleep(1) } }() }`,
			finding.Medium, "retries after a pause"},
		{"tries until it succeeds or is ended", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { go func() { for { if s.src.Ask() != "" { return }; select { case <-s.quit: return; case <-time.After(1): } } }() }`,
			finding.Low, "retries after a pause"},
		{"works now and then until it is ended", `func (s *S) NAME(w http.ResponseWriter, r *http.Request) { go func() { for { select { case <-s.quit: return; case <-time.After(1): use(s.src.Ask()) } } }() }`,
			finding.Undecided, ""},
		{"closed before", `func (s *S) NAME() error { c := make(chan string, 1); close(c); go func() { for range c { }; use(<-c) }(); return errSlow }`,
			finding.Undecided, ""},
	}
	src := server
	for i := range cases {
		src += strings.ReplaceAll(cases[i].src, "NAME", fmt.Sprint("M", i)) + "\n"
	}
	found := map[string][]finding.Finding{}
	for _, f := range goroutinegrow.Find(linktest.Program(t, src+twice)) {
		found[f.Function] = append(found[f.Function], f)
	}
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := found[fmt.Sprint("(*S).M", i)]
			if c.level == finding.Undecided {
				require.Empty(t, got)
				return
			}
			require.Len(t, got, 1)
			require.Equal(t, c.level, got[0].Confidence, got[0].Message)
			require.Contains(t, got[0].Message, c.message)
			require.NotEmpty(t, got[0].Remedy)
			require.NotEmpty(t, got[0].Fingerprint)
		})
	}
	require.Empty(t, found["(*S).Stop"], "what an end starts, it starts once")
	two := found["(*S).Twice"]
	require.Len(t, two, 2)
	require.NotEqual(t, two[0].Fingerprint, two[1].Fingerprint, "equal ones are told apart")
}

const twice = `
func (s *S) Stop() { go func() { for { time.Sleep(1) } }() }
func (s *S) Twice(w http.ResponseWriter, r *http.Request) { go s.ask(); go s.ask() }
func (s *S) ask() { use(s.src.Send(nil)) }
`
