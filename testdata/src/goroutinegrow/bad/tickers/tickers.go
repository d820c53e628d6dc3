// Package tickers makes a ticker for each connection or measurement, and believes that
// stopping it ends the goroutine that waits for it.
package tickers

import (
	"bufio"
	"net"
	"sync/atomic"
	"time"
)

// Echo answers lines, and pings whoever is connected.
type Echo struct{ lines, rate atomic.Int64 }

// Serve serves until the listener fails.
func (e *Echo) Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go e.pinged(conn)
		go e.told(conn)
		go e.paused(conn)
	}
}

func (e *Echo) pinged(conn net.Conn) {
	t := time.NewTicker(30 * time.Second)
	go func() {
		defer func() {
			t.Stop()
			_ = conn.Close()
		}()
		for lines := bufio.NewScanner(conn); lines.Scan(); {
			e.lines.Add(1)
		}
	}()
	go func() { // want goroutinegrow medium "Stop does not close the channel"
		defer t.Stop()
		for {
			select {
			case <-t.C:
				if _, err := conn.Write([]byte("ping")); err != nil {
					return
				}
			}
		}
	}()
}

// told pings in the same way, and says when it is over.
func (e *Echo) told(conn net.Conn) {
	t, over := time.NewTicker(30*time.Second), make(chan struct{})
	defer close(over)
	defer t.Stop()
	go func() {
		for {
			select {
			case <-t.C:
				if _, err := conn.Write([]byte("ping")); err != nil {
					return
				}
			case <-over:
				return
			}
		}
	}()
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		e.lines.Add(1)
	}
}

// paused pings only while nothing comes in.
func (e *Echo) paused(conn net.Conn) {
	t := time.NewTicker(30 * time.Second)
	go func() {
		defer t.Stop()
		for {
			<-t.C
			if _, err := conn.Write([]byte("ping")); err != nil {
				return
			}
		}
	}()
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		t.Stop()
		e.lines.Add(1)
		t.Reset(30 * time.Second)
	}
	_ = conn.Close()
}

// Measure takes the rate of lines until the ticker that it returns is stopped.
func (e *Echo) Measure(each time.Duration) *time.Ticker {
	t := time.NewTicker(each)
	last := e.lines.Load()
	go func() { // want goroutinegrow medium "does not end it"
		for range t.C {
			now := e.lines.Load()
			e.rate.Store(now - last)
			last = now
		}
	}()
	return t
}

// Watch does so until the count no longer changes.
func (e *Echo) Watch(each time.Duration) *time.Ticker {
	t := time.NewTicker(each)
	last := e.lines.Load()
	go func() {
		for range t.C {
			now := e.lines.Load()
			if now == last {
				return
			}
			last = now
		}
	}()
	return t
}

// Run counts lines for as long as it serves: it is called once.
func (e *Echo) Run(conn net.Conn) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	go func() {
		for range t.C {
			e.rate.Store(e.lines.Swap(0))
		}
	}()
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		e.lines.Add(1)
	}
}

// Copy counts the lines of one file.
func (e *Echo) Copy(conn net.Conn) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	go func() { // want goroutinegrow medium "Stop does not close the channel"
		for range t.C {
			e.rate.Store(e.lines.Swap(0))
		}
	}()
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		e.lines.Add(1)
	}
}
