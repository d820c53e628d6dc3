// Package contextcrew has objects whose goroutine a context ends that is under none which ends.
package contextcrew

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// Meter counts what is said to it and writes the sum down every second.
type Meter struct {
	n    chan int
	ctx  context.Context
	quit context.CancelFunc
}

func newMeter(ctx context.Context, w io.Writer) *Meter {
	m := &Meter{n: make(chan int, 16)}
	m.ctx, m.quit = context.WithCancel(ctx)
	go m.sum(w)
	return m
}

func (m *Meter) sum(w io.Writer) {
	total := 0
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case n := <-m.n:
			total += n
		case <-t.C:
			fmt.Fprintln(w, total)
		case <-m.ctx.Done():
			return
		}
	}
}

func (m *Meter) add(n int) {
	select {
	case m.n <- n:
	default:
	}
}

// Close ends the meter.
func (m *Meter) Close() { m.quit() }

// Upload meters one request, and never closes the meter.
func Upload(w http.ResponseWriter, r *http.Request) {
	m := newMeter(context.Background(), w) // want goroutinegrow medium "nothing stops it"
	in := bufio.NewReader(r.Body)
	b := make([]byte, 4096)
	for {
		n, err := in.Read(b)
		if err != nil {
			return
		}
		m.add(n)
	}
}

// Tail follows lines until it is ended.
type Tail struct {
	lines chan string
	once  sync.Once
	end   context.CancelFunc
}

func follow(in io.Reader) (*Tail, error) {
	if in == nil {
		return nil, io.ErrUnexpectedEOF
	}
	ctx, cancel := context.WithCancel(context.Background())
	t := &Tail{lines: make(chan string), end: cancel}
	go func() {
		sc := bufio.NewReader(in)
		for {
			s, err := sc.ReadString('\n')
			if err != nil {
				return
			}
			select {
			case t.lines <- s:
			case <-ctx.Done():
				return
			}
		}
	}()
	return t, nil
}

// Stop ends the tail.
func (t *Tail) Stop() { t.once.Do(t.end) }

// Follow shows lines for as long as they can be shown.
func Follow(w http.ResponseWriter, r *http.Request) {
	t, err := follow(r.Body) // want goroutinegrow medium "stops it on some return paths but not on all"
	if err != nil {
		return
	}
	for {
		select {
		case s := <-t.lines:
			if _, err := io.WriteString(w, s); err != nil {
				return
			}
		case <-time.After(time.Minute):
			t.Stop()
			return
		}
	}
}

type rooms struct {
	mu   sync.Mutex
	ends map[string]context.CancelFunc
}

func (r *rooms) open(name string, tick func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	ctx, cancel := context.WithCancel(context.Background())
	r.ends[name] = cancel
	go func() { // want goroutinegrow medium "nothing else calls it"
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Second):
				tick()
			}
		}
	}()
}

func (r *rooms) leave(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.ends, name)
}

// Serve opens and leaves rooms.
func Serve(mux *http.ServeMux) {
	r := &rooms{ends: map[string]context.CancelFunc{}}
	mux.HandleFunc("POST /room/{name}", func(w http.ResponseWriter, q *http.Request) { r.open(q.PathValue("name"), func() { println("tick") }) })
	mux.HandleFunc("DELETE /room/{name}", func(w http.ResponseWriter, q *http.Request) { r.leave(q.PathValue("name")) })
}
