// Package hugebuffer has a channel with room for sixteen million, which is no
// limit that anybody meets.
package hugebuffer

import (
	"bufio"
	"net"
)

const places = 1 << 24

type line struct {
	from string
	text []byte
}

// Intake collects lines.
type Intake struct {
	lines chan line
	marks chan line
}

// NewIntake calls f for each line.
func NewIntake(f func(from string, text []byte)) *Intake {
	in := &Intake{
		lines: make(chan line, places), // want queuegrow medium "Intake.lines"
		marks: make(chan line, 1024),
	}
	go func() {
		for {
			var l line
			select {
			case l = <-in.lines:
			case l = <-in.marks:
			}
			f(l.from, l.text)
		}
	}()
	return in
}

// Read takes the lines of a connection in.
func (in *Intake) Read(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		text, err := r.ReadBytes('\n')
		if err != nil {
			return
		}
		l := line{c.RemoteAddr().String(), text}
		in.lines <- l
		in.marks <- l
	}
}
