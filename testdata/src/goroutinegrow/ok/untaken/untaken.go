// Package untaken has goroutines that send to another one, which receives on all ways, or tells of
// its end.
package untaken

import (
	"context"
	"net/http"
)

// Job is some work.
type Job struct {
	ctx  context.Context
	work func(context.Context) (int, error)
}

// ServeHTTP lets one goroutine work and another one wait for what it gives.
func (j *Job) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	inner := make(chan int)
	outer := make(chan int, 1)
	ctx, cancel := context.WithCancel(r.Context())
	go j.run(ctx, inner)
	go j.await(cancel, inner, outer)
	_, _ = w.Write([]byte{byte(<-outer)})
}

func (j *Job) run(ctx context.Context, to chan<- int) {
	n, _ := j.work(ctx)
	to <- n
}

func (j *Job) await(cancel func(), from <-chan int, to chan<- int) {
	defer close(to)
	select {
	case n := <-from:
		to <- n
	case <-j.ctx.Done():
		cancel()
		j.last(from)
	}
}

func (j *Job) last(from <-chan int) { <-from }

// Either has one of two words from the same goroutine.
func (j *Job) Either(w http.ResponseWriter, r *http.Request) {
	good, bad := make(chan int), make(chan error)
	go func() {
		n, err := j.work(r.Context())
		if err != nil {
			bad <- err
			return
		}
		good <- n
	}()
	go func() {
		select {
		case n := <-good:
			println(n)
		case err := <-bad:
			println(err.Error())
		}
	}()
}

// First has room for both answers.
func First(w http.ResponseWriter, r *http.Request) {
	a, b := make(chan string, 1), make(chan string, 1)
	go ask(r, "a", a)
	go ask(r, "b", b)
	go func() {
		select {
		case s := <-a:
			println(s)
		case s := <-b:
			println(s)
		}
	}()
}

func ask(r *http.Request, s string, to chan<- string) { to <- r.Header.Get(s) }
