// Package unchosen chooses by reflection from whom it takes, and leaves nobody.
package unchosen

import (
	"context"
	"net/http"
	"reflect"
)

// First gives what one of the sources gives first; the others have a place.
func First(ctx context.Context, sources ...func() int) (any, error) {
	cases := []reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ctx.Done())}}
	for _, src := range sources {
		out := make(chan int, 1)
		go func() { out <- src() }()
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(out)})
	}
	n, v, _ := reflect.Select(cases)
	if n == 0 {
		return nil, ctx.Err()
	}
	return v.Interface(), nil
}

// merge takes from all until all are closed.
func merge(sources []func() int, put func(int64)) {
	var cases []reflect.SelectCase
	for _, src := range sources {
		out := make(chan int)
		go func() {
			defer close(out)
			out <- src()
		}()
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(out)})
	}
	for len(cases) > 0 {
		n, v, ok := reflect.Select(cases)
		if !ok {
			cases = append(cases[:n], cases[n+1:]...)
			continue
		}
		put(v.Int())
	}
}

// told lets all go when it has one.
func told(ctx context.Context, sources []func(context.Context) int) int64 {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var cases []reflect.SelectCase
	for _, src := range sources {
		out := make(chan int)
		go func() {
			select {
			case out <- src(ctx):
			case <-ctx.Done():
			}
		}()
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(out)})
	}
	_, v, _ := reflect.Select(cases)
	return v.Int()
}

// Handle takes from all.
func Handle(w http.ResponseWriter, r *http.Request) {
	merge([]func() int{func() int { return len(r.URL.Path) }}, func(int64) {})
	told(r.Context(), []func(context.Context) int{func(context.Context) int { return 1 }})
}
