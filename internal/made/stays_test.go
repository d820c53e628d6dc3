package made_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/made"
)

// told is what one program gives: a fault and why, or nothing.
type told struct {
	fault made.Fault
	why   string
}

// check links a program and compares what is made in it with what is to be told.
func check(t *testing.T, src string, want told) {
	t.Helper()
	p := linktest.Program(t, src)
	if want.fault == "" {
		assert.Empty(t, p.Made)
		return
	}
	require.Len(t, p.Made, 1)
	assert.Equal(t, want.fault, p.Made[0].Fault)
	assert.Contains(t, p.Made[0].Why.String(), want.why)
	assert.True(t, p.Made[0].Roots.Event)
}

const watched = `
import ("context"; "net/http"; "time")

var _ = time.After

type S struct { ctx context.Context; quit chan struct{} }

func (s *S) Close() { close(s.quit) }

func (s *S) turn(end <-chan struct{}) { for { select { case <-end: return; case <-time.After(time.Second): } } }

func (s *S) handle(w http.ResponseWriter, r *http.Request) {
`

const watchedEnd = `
}

func Serve(ctx context.Context) error {
	s := &S{ctx: ctx, quit: make(chan struct{})}
	defer s.Close()
	http.HandleFunc("/", s.handle)
	return http.ListenAndServe("", nil)
}
`

// Goroutines that all wait for the same end, which comes when they have long been too many.
func TestSharedEnds(t *testing.T) {
	for name, tt := range map[string]struct {
		body string
		want told
	}{
		"the object's context":        {`go func() { <-s.ctx.Done() }()`, told{made.FaultContext, "it waits only for ctx, which outlives the call"}},
		"the object's channel":        {`go s.turn(s.quit)`, told{made.FaultContext, "the loop in (*S).turn ends only with quit, which all of them share"}},
		"the context, in a loop":      {`go s.turn(s.ctx.Done())`, told{made.FaultContext, "ends only with ctx, which all of them share"}},
		"the request's own":           {`go s.turn(r.Context().Done())`, told{}},
		"its own end beside it":       {`end := make(chan struct{}); defer close(end); go func() { select { case <-s.quit: case <-end: } }()`, told{}},
		"a timeout around it":         {`ctx, cancel := context.WithTimeout(s.ctx, time.Second); defer cancel(); go s.turn(ctx.Done())`, told{}},
		"the handler waits for it":    {`go s.turn(s.quit); <-s.quit`, told{}},
		"the handler waits beside it": {`done := make(chan struct{}); go func() { <-s.quit; close(done) }(); <-done`, told{}},
	} {
		t.Run(name, func(t *testing.T) { check(t, watched+tt.body+watchedEnd, tt.want) })
	}
}

// What one field of an object made for each event holds, and nothing lets go of.
func TestKeptInOneField(t *testing.T) {
	const head = `
import ("context"; "net/http")

type hub struct { ctx context.Context; sessions map[string]*session }

func (h *hub) handle(w http.ResponseWriter, r *http.Request) {
	s := h.open(r.Host)
	defer delete(h.sessions, r.Host)
	s.use()
}

func Serve(ctx context.Context) error {
	h := &hub{ctx: ctx, sessions: map[string]*session{}}
	http.HandleFunc("/", h.handle)
	return http.ListenAndServe("", nil)
}

var kept func()
`
	const field = `
type session struct { ctx context.Context; cancel context.CancelFunc }

func (h *hub) open(name string) *session {
	s := &session{}
	s.ctx, s.cancel = context.WithCancel(h.ctx)
	h.sessions[name] = s
	return s
}
`
	for name, tt := range map[string]struct {
		rest string
		want told
	}{
		"only its sibling is used": {field + `func (s *session) use() { <-s.ctx.Done() }`, told{made.FaultForgotten, "it is kept in session.cancel, and nothing calls it"}},
		"called":                   {field + `func (s *session) use() { <-s.ctx.Done(); s.cancel() }`, told{}},
		"called elsewhere":         {field + "func (s *session) use() { <-s.ctx.Done() }\nfunc (s *session) Close() { s.cancel() }", told{}},
		"handed on":                {field + `func (s *session) use() { kept = s.cancel }`, told{}},
		"read by others":           {field + "func (s *session) use() { <-s.ctx.Done() }\nfunc (s *session) End() func() { return s.cancel }", told{}},
	} {
		t.Run(name, func(t *testing.T) { check(t, head+tt.rest, tt.want) })
	}
}

// What is put into a registry from which nothing can be taken.
func TestRegistriesWithoutAnEnd(t *testing.T) {
	const head = `
import ("net/http"; "sync")

var once sync.Once

func init() { http.HandleFunc("/", handle) }

func page(w http.ResponseWriter, r *http.Request) {}

func handle(w http.ResponseWriter, r *http.Request) {
`
	for name, tt := range map[string]struct {
		body string
		want told
	}{
		"a route from outside": {`http.HandleFunc(r.URL.Path, page)`, told{made.FaultEntered, "nothing can be removed from there"}},
		"one route":            {`http.HandleFunc("/page", page)`, told{}},
		"once":                 {`once.Do(func() { http.HandleFunc(r.URL.Path, page) })`, told{}},
		"a mux of one call":    {`m := http.NewServeMux(); m.HandleFunc(r.URL.Path, page); m.ServeHTTP(w, r)`, told{}},
	} {
		t.Run(name, func(t *testing.T) { check(t, head+tt.body+"\n}\n", tt.want) })
	}
}

// What an atomic pointer holds is made around what it held, unless parts of it are put back; a
// plain value that is put there may end the chain.
func TestWrappedInSlots(t *testing.T) {
	const head = `
import ("net/http"; "sync/atomic")

type state struct { n int; before *state }
type front struct { last atomic.Pointer[state] }

func (f *front) step(w http.ResponseWriter, r *http.Request) { old := f.last.Load(); f.last.Store(&state{n: old.n + 1, before: old}) }

func Serve() error {
	f := &front{}
	f.last.Store(&state{})
	http.HandleFunc("/step", f.step)
	http.HandleFunc("/other", f.other)
	return http.ListenAndServe("", nil)
}

func (f *front) other(w http.ResponseWriter, r *http.Request) {
`
	for name, tt := range map[string]struct {
		body string
		made int
		weak string
	}{
		"nothing else":    {body: `println(f.last.Load().n)`, made: 1},
		"a plain value":   {body: `f.last.Store(&state{n: 1})`, made: 1, weak: "(*front).other sets it to another value"},
		"of another":      {body: `g := &front{}; g.last.Store(&state{n: 1})`, made: 1},
		"what was before": {body: `old := f.last.Load(); f.last.CompareAndSwap(old, old.before)`},
	} {
		t.Run(name, func(t *testing.T) {
			p := linktest.Program(t, head+tt.body+"\n}\n")
			require.Len(t, p.Made, tt.made)
			for _, m := range p.Made {
				assert.Equal(t, made.FaultWrapped, m.Fault)
				assert.Equal(t, "(*front).step", m.Func.Display)
				assert.Equal(t, tt.weak, m.Weak.String())
			}
		})
	}
}
