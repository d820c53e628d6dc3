// Package unwoken has goroutines that wait for a condition, and are woken at their end.
package unwoken

import (
	"bufio"
	"net"
	"sync"
)

// printer writes to one client what it is given.
type printer struct {
	mu     sync.Mutex
	more   *sync.Cond
	lines  []string
	over   bool
	failed bool
}

func newPrinter() *printer {
	p := &printer{}
	p.more = sync.NewCond(&p.mu)
	return p
}

func (p *printer) run(conn net.Conn) {
	for {
		p.mu.Lock()
		for len(p.lines) == 0 && !p.over && !p.failed {
			p.more.Wait()
		}
		if p.over || p.failed {
			p.mu.Unlock()
			return
		}
		line := p.lines[0]
		p.lines = p.lines[1:]
		p.mu.Unlock()
		if _, err := conn.Write([]byte(line)); err != nil {
			p.fail() // nobody else waits
		}
	}
}

func (p *printer) fail() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failed = true
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
	p.set()
	p.wake()
}

func (p *printer) set()  { p.over = true }
func (p *printer) wake() { p.more.Broadcast() }

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
	defer g.L.Unlock()
	defer g.Broadcast()
	g.shut = false
}

// Serve takes clients.
func Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go talk(conn)
	}
}

func talk(conn net.Conn) {
	defer conn.Close()
	p := newPrinter()
	defer p.finish()
	go p.run(conn)
	g := &gate{Cond: sync.Cond{L: new(sync.Mutex)}, shut: true}
	defer g.open()
	go func() {
		g.pass()
		p.print("bye")
	}()
	for in := bufio.NewScanner(conn); in.Scan(); {
		p.print(in.Text())
	}
}
