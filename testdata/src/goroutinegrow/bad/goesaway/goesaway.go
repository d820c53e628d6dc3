// Package goesaway has readers that go away by another word than the one they read.
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

// run leaves by a flag that is set where the context ends.
func (c *Course) run(ctx context.Context, v string) []outcome {
	out := make(chan outcome)
	var wg sync.WaitGroup
	go func() { // want goroutinegrow medium "may return after receiving some of what it sends"
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
	if err := s.Take(ctx, v); err != nil {
		out <- outcome{i, err}
		return
	}
	out <- outcome{step: i}
}

// first leaves a counting loop by its label.
func (c *Course) first(ctx context.Context, v string) []error {
	errs := make(chan error)
	for _, s := range c.steps {
		go one(ctx, s, v, errs) // want goroutinegrow medium "may take another case of its select and return without receiving what it sends"
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

func one(ctx context.Context, s Step, v string, errs chan<- error) { errs <- s.Take(ctx, v) }

// nested has goroutines start others that send as well.
func (c *Course) nested(ctx context.Context, v string) error {
	errs := make(chan error)
	go c.half(ctx, c.steps, v, errs) // want goroutinegrow medium "may return after receiving some of what it sends"
	for range c.steps {
		select {
		case err := <-errs:
			if err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (c *Course) half(ctx context.Context, steps []Step, v string, errs chan error) {
	if len(steps) > 1 {
		go c.half(ctx, steps[len(steps)/2:], v, errs) // want goroutinegrow medium "may return after receiving some of what it sends"
		steps = steps[:len(steps)/2]
	}
	for _, s := range steps {
		errs <- s.Take(ctx, v)
	}
}

// spread has workers that all leave with the context.
func (c *Course) spread(ctx context.Context, next func() (string, bool)) {
	parts := make(chan []string)
	go func() { // want goroutinegrow medium "may take another case of its select and return"
		defer close(parts)
		var part []string
		for {
			v, ok := next()
			if !ok {
				break
			}
			if part = append(part, v); len(part) == 64 {
				parts <- part
				part = nil
			}
		}
		parts <- part
	}()
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				select {
				case part, ok := <-parts:
					if !ok {
						return
					}
					c.run(ctx, part[0])
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	wg.Wait()
}

// ServeHTTP takes the steps for each request.
func (c *Course) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.run(r.Context(), r.URL.Path)
	c.first(r.Context(), r.URL.Path)
	_ = c.nested(r.Context(), r.URL.Path)
	c.spread(r.Context(), func() (string, bool) { return r.URL.Path, false })
}
