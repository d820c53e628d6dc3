// Package unwoken has goroutines that wait for a condition, and are not woken when it is their end.
package unwoken

import (
	"bufio"
	"net"
	"sync"
)

// printer writes to one client what it is given.
type printer struct {
	mu    sync.Mutex
	more  *sync.Cond
	lines []string
	over  bool
}

func newPrinter() *printer {
	p := &printer{}
	p.more = sync.NewCond(&p.mu)
	return p
}

func (p *printer) run(conn net.Conn) {
	for {
		p.mu.Lock()
		for len(p.lines) == 0 {
			if p.over {
				p.mu.Unlock()
				return
			}
			p.more.Wait()
		}
		line := p.lines[0]
		p.lines = p.lines[1:]
		p.mu.Unlock()
		conn.Write([]byte(line))
	}
}

func (p *printer) print(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.lines) < 100 {
		p.lines = append(p.lines, line)
	}
	p.more.Signal()
}

func (p *printer) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = true
}

// gate holds back who waits at it.
type gate struct {
	sync.Cond
	shut bool
}

func (g *gate) pass() {
	g.L.Lock()
	defer g.L.Unlock()
	for g.shut {
		g.Wait()
	}
}

func (g *gate) open() {
	g.L.Lock()
	g.shut = false
	g.L.Unlock()
}

// Serve takes clients.
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
	p := newPrinter()
	defer p.finish()
	go p.run(conn) // want goroutinegrow medium "waits until over is set, and .*finish"
	g := &gate{Cond: sync.Cond{L: new(sync.Mutex)}, shut: true}
	defer g.open()
	go func() { // want goroutinegrow medium "waits until shut is cleared, and .*open"
		g.pass()
		p.print("bye")
	}()
	for in := bufio.NewScanner(conn); in.Scan(); {
		p.print(in.Text())
	}
}
