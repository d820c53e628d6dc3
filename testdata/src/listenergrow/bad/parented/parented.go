// Command parented puts something under the context of the program for each connection or
// request, and takes it back on some ways only.
package main

import (
	"bufio"
	"context"
	"net"
	"net/http"
	"os"
	"os/signal"
)

// greet forgets what it has put there where it is told nothing.
func greet(ctx context.Context, c net.Conn) {
	defer c.Close()
	stop := context.AfterFunc(ctx, func() { c.Close() }) // want listenergrow medium "not on all"
	name, err := bufio.NewReaderSize(c, 16).ReadSlice('\n')
	if err != nil || len(name) == 1 {
		return
	}
	_, _ = c.Write(name)
	stop()
}

// watch throws away what takes it back.
func watch(ctx context.Context, c net.Conn) {
	defer c.Close()
	context.AfterFunc(ctx, func() { c.Close() }) // want listenergrow medium "discarded"
	_, _ = c.Write([]byte("hello"))
}

// proxy asks another server under a context of the program's.
type proxy struct{ base context.Context }

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithCancel(p.base) // want resourcegrow medium "not on all"
	q, err := http.NewRequestWithContext(ctx, http.MethodHead, "http://up"+r.URL.Path, nil)
	if err != nil {
		return
	}
	if resp, err := http.DefaultClient.Do(q); err == nil {
		resp.Body.Close()
		w.WriteHeader(resp.StatusCode)
	}
	cancel()
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	l, err := net.Listen("tcp", ":1")
	if err != nil {
		return
	}
	go http.ListenAndServe(":2", &proxy{base: ctx})
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go greet(ctx, c)
		go watch(ctx, c)
	}
}
