// Command parented puts something under the context of the program for each connection or
// request and takes it back on all ways, or under a context that goes with the request or never
// ends, and so keeps nothing.
package main

import (
	"bufio"
	"context"
	"net"
	"net/http"
	"os"
	"os/signal"
)

func greet(ctx context.Context, c net.Conn) {
	defer c.Close()
	stop := context.AfterFunc(ctx, func() { c.Close() })
	name, err := bufio.NewReaderSize(c, 16).ReadSlice('\n')
	if err != nil || len(name) == 1 {
		stop()
		return
	}
	_, _ = c.Write(name)
	stop()
}

func watch(ctx context.Context, c net.Conn) {
	defer c.Close()
	defer context.AfterFunc(ctx, func() { c.Close() })()
	_, _ = c.Write([]byte("hello"))
}

// task is cancelled by whoever takes it out of the queue, and here where there is no room.
type task struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func queue(ctx context.Context, tasks chan *task) bool {
	t := &task{}
	t.ctx, t.cancel = context.WithCancel(ctx)
	select {
	case tasks <- t:
		return true
	default:
		t.cancel()
		return false
	}
}

func work(tasks chan *task) {
	for t := range tasks {
		<-t.ctx.Done()
		t.cancel()
	}
}

// own ends with the connection's own context.
func own(parent context.Context, c net.Conn) {
	defer c.Close()
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	context.AfterFunc(ctx, func() { c.Close() })
	_, _ = c.Write([]byte("hello"))
}

// proxy asks another server under the request's context, and under one that never ends.
type proxy struct{ base context.Context }

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithCancel(r.Context())
	if q, err := http.NewRequestWithContext(ctx, http.MethodHead, "http://up"+r.URL.Path, nil); err == nil {
		if resp, err := http.DefaultClient.Do(q); err == nil {
			resp.Body.Close()
			w.WriteHeader(resp.StatusCode)
			cancel()
			return
		}
	}
	loose, end := context.WithCancel(p.base)
	if r.ContentLength > 1 {
		return
	}
	_ = loose.Err()
	end()
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	l, err := net.Listen("tcp", ":1")
	if err != nil {
		return
	}
	go http.ListenAndServe(":2", &proxy{base: context.Background()})
	tasks := make(chan *task, 4)
	go work(tasks)
	for {
		queue(ctx, tasks)
		c, err := l.Accept()
		if err != nil {
			return
		}
		go greet(ctx, c)
		go watch(ctx, c)
		go own(ctx, c)
	}
}
