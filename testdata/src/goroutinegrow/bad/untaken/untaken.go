// Package untaken has goroutines that send to another one, which may have left.
package untaken

import (
	"context"
	"net/http"
	"time"
)

// Job is some work.
type Job struct {
	ctx  context.Context
	work func(context.Context) int
}

// ServeHTTP lets one goroutine work and another one wait for what it gives.
func (j *Job) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	inner := make(chan int)
	outer := make(chan int, 1)
	go j.run(r.Context(), inner) // want goroutinegrow medium "the goroutine that receives from it may take another case of its select and return"
	go j.await(inner, outer)
	_, _ = w.Write([]byte{byte(<-outer)})
}

func (j *Job) run(ctx context.Context, to chan<- int) {
	n := j.work(ctx)
	to <- n
}

func (j *Job) await(from <-chan int, to chan<- int) {
	defer close(to)
	select {
	case n := <-from:
		to <- n
	case <-j.ctx.Done():
		to <- -1
		j.grace(from)
	}
}

func (j *Job) grace(from <-chan int) {
	select {
	case <-from:
	case <-time.After(time.Second):
	}
}

// First takes the first answer, on a goroutine.
func First(w http.ResponseWriter, r *http.Request) {
	a, b := make(chan string), make(chan string, 1)
	go ask(r, "a", a) // want goroutinegrow medium "the goroutine that receives from it may take another case of its select and return"
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
