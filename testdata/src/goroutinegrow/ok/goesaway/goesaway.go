// Package goesaway has readers that go away by another word, of which the senders hear.
package goesaway

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Step is one of a course.
type Step interface {
	Take(ctx context.Context, v string) error
}

type outcome struct {
	step int
	err  error
}

// Course has its steps taken.
type Course struct{ steps []Step }

// run leaves by a flag; who sends looks at the same context.
func (c *Course) run(ctx context.Context, v string) []outcome {
	out := make(chan outcome)
	var wg sync.WaitGroup
	go func() {
		for i, s := range c.steps {
			wg.Add(1)
			take(ctx, i, s, v, out, &wg)
		}
		wg.Wait()
		close(out)
	}()
	var got []outcome
	over := false
	for !over {
		select {
		case o, ok := <-out:
			if ok {
				got = append(got, o)
			} else {
				over = true
			}
		case <-ctx.Done():
			over = true
		}
	}
	return got
}

func take(ctx context.Context, i int, s Step, v string, out chan outcome, wg *sync.WaitGroup) {
	defer wg.Done()
	select {
	case out <- outcome{i, s.Take(ctx, v)}:
	case <-ctx.Done():
	}
}

// rest leaves by a flag and takes what is still sent.
func (c *Course) rest(ctx context.Context, v string) (n int) {
	errs := make(chan error)
	go func() {
		defer close(errs)
		for _, s := range c.steps {
			errs <- s.Take(ctx, v)
		}
	}()
	for over := false; !over; {
		select {
		case _, ok := <-errs:
			over = !ok
			n++
		case <-ctx.Done():
			over = true
		}
	}
	for range errs {
	}
	return n
}

// first leaves a counting loop; there is a place for each.
func (c *Course) first(ctx context.Context, v string) []error {
	errs := make(chan error, len(c.steps))
	for _, s := range c.steps {
		go func() { errs <- s.Take(ctx, v) }()
	}
	limit := time.After(time.Second)
	var got []error
all:
	for len(got) < len(c.steps) {
		select {
		case err := <-errs:
			got = append(got, err)
		case <-limit:
			break all
		}
	}
	return got
}

// again starts one anew after the other, and knows whether one is at work.
func (c *Course) again(ctx context.Context, v string) {
	errs := make(chan error)
	begin := func() {
		go func() { errs <- c.steps[0].Take(ctx, v) }()
	}
	begin()
	waiting := false
	pause := time.NewTimer(time.Hour)
	for {
		select {
		case <-errs:
			waiting = true
			pause.Reset(time.Second)
		case <-pause.C:
			waiting = false
			begin()
		case <-ctx.Done():
			if !waiting {
				<-errs
			}
			return
		}
	}
}

// ends hears at each turn that the reader is gone before all places are taken.
func (c *Course) ends(ctx context.Context, ask func() string) {
	asked := make(chan string, 8)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Second):
				asked <- ask()
			}
		}
	}()
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case v := <-asked:
				_ = c.steps[0].Take(ctx, v)
			}
		}
	}()
}

// ServeHTTP takes the steps for each request.
func (c *Course) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.run(r.Context(), r.URL.Path)
	c.rest(r.Context(), r.URL.Path)
	c.first(r.Context(), r.URL.Path)
	c.again(r.Context(), r.URL.Path)
	c.ends(r.Context(), r.UserAgent)
}
