package signedoff

import (
	"bufio"
	"net"
)

// fair has the stalls of those who opened one.
type fair struct{ stalls map[string]*stall }

type stall struct {
	of   net.Conn
	fair *fair
}

func (f *fair) open(name string, s *stall) {
	f.stalls[name] = s // want mapgrow medium "fair.stalls.*read returns without removing it"
}

func (f *fair) shut(name string) { delete(f.stalls, name) }

func (s *stall) read() {
	for lines := bufio.NewScanner(s.of); lines.Scan(); {
		switch t := lines.Text(); t[:1] {
		case "+":
			s.fair.open(t[1:], s)
		case "-":
			s.fair.shut(t[1:])
		}
	}
}

// Fair opens one.
func Fair(l net.Listener) {
	f := &fair{stalls: map[string]*stall{}}
	for {
		conn, err := l.Accept() // want resourcegrow medium "Listener.Accept"
		if err != nil {
			return
		}
		go (&stall{conn, f}).read()
	}
}
