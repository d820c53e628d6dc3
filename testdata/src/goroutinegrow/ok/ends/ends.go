// Package ends starts goroutines that live with what they belong to.
package ends

import (
	"bufio"
	"context"
	"log"
	"net"
	"time"
)

// Serve starts one goroutine for each connection, which ends with it.
func Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go serve(conn)
	}
}

func serve(conn net.Conn) {
	defer conn.Close()
	lines := bufio.NewScanner(conn)
	for lines.Scan() {
		if _, err := conn.Write(lines.Bytes()); err != nil {
			return
		}
	}
}

// Janitor cleans until it is closed.
type Janitor struct {
	stop context.CancelFunc
	tick *time.Ticker
}

// NewJanitor starts one.
func NewJanitor() *Janitor {
	ctx, cancel := context.WithCancel(context.Background())
	j := &Janitor{stop: cancel, tick: time.NewTicker(time.Minute)}
	go j.run(ctx)
	return j
}

func (j *Janitor) run(ctx context.Context) {
	for {
		select {
		case <-j.tick.C:
			log.Print("clean")
		case <-ctx.Done():
			return
		}
	}
}

// Close ends the janitor.
func (j *Janitor) Close() {
	j.stop()
	j.tick.Stop()
	go func() {
		for {
			time.Sleep(time.Hour)
			log.Print("closed")
		}
	}()
}
