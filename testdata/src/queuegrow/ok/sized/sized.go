// Package sized makes channels of a size that is small, clamped, configured, or
// that of a list which is there anyway.
package sized

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// Config is read when the program starts.
type Config struct {
	Places int
}

// Fan asks many servers.
type Fan struct {
	urls  []string
	queue chan string
	log   chan string
}

// NewFan returns a fan.
func NewFan(c Config, urls ...string) *Fan {
	f := &Fan{urls: urls, queue: make(chan string, c.Places), log: make(chan string, 256)}
	go func() {
		for {
			select {
			case q := <-f.queue:
				fmt.Println(q)
			case l := <-f.log:
				fmt.Println(l)
			}
		}
	}()
	return f
}

// ServeHTTP asks at most ten servers for the request's path.
func (f *Fan) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil || n < 1 {
		n = 1
	}
	if n > 10 {
		n = 10
	}
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	first := make(chan string, n)
	all := make(chan string, len(f.urls))
	for i, u := range f.urls {
		go func() {
			text := ask(ctx, u+r.URL.Path)
			if i < n {
				first <- text
			}
			all <- text
		}()
	}
	for range f.urls {
		fmt.Fprintln(w, <-all)
	}
	f.queue <- r.URL.Path
	f.log <- r.RemoteAddr
}

func ask(ctx context.Context, url string) string {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err.Error()
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err.Error()
	}
	_ = resp.Body.Close()
	return resp.Status
}
