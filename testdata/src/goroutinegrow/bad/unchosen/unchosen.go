// Package unchosen chooses by reflection from whom it takes, and leaves the others.
package unchosen

import (
	"context"
	"errors"
	"net"
	"net/http"
	"reflect"
)

// First gives what one of the sources gives first.
func First(ctx context.Context, sources ...chan int) (any, error) {
	cases := []reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ctx.Done())}}
	for _, src := range sources {
		out := make(chan any)
		go func() { // want goroutinegrow medium "may return after receiving from the first channel that is ready, and not from the others"
			defer close(out)
			for v := range src {
				out <- v
			}
		}()
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(out)})
	}
	n, v, _ := reflect.Select(cases)
	if n == 0 {
		return nil, ctx.Err()
	}
	return v.Interface(), nil
}

// dial connects to whoever answers first.
func dial(hosts []string) (net.Conn, error) {
	var cases []reflect.SelectCase
	for _, h := range hosts {
		c := make(chan net.Conn)
		go try(h, c) // want goroutinegrow medium "may return after receiving from the first channel that is ready, and not from the others"
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)})
	}
	for len(cases) > 0 {
		n, v, ok := reflect.Select(cases)
		if ok {
			return v.Interface().(net.Conn), nil
		}
		cases = append(cases[:n], cases[n+1:]...)
	}
	return nil, errors.New("nobody answers")
}

func try(host string, c chan<- net.Conn) {
	defer close(c)
	if conn, err := net.Dial("tcp", host); err == nil {
		c <- conn
	}
}

// Handle asks whether anybody answers.
func Handle(w http.ResponseWriter, r *http.Request) {
	if c, err := dial([]string{"a:1", "b:1", r.Host}); err == nil {
		_ = c.Close()
	}
}
