// Package begintwice has a part of a session that one word of its peer begins and another one ends.
package begintwice

import (
	"bufio"
	"net"
	"os"
)

type desk struct {
	in    *bufio.Scanner
	draft *os.File
}

// write begins a draft, whether there is one or not.
func (d *desk) write() error {
	f, err := os.CreateTemp("", "draft") // want resourcegrow medium "it replaces the one in draft"
	if err != nil {
		return err
	}
	d.draft = f
	return nil
}

func (d *desk) add(line string) { _, _ = d.draft.WriteString(line) }

func (d *desk) done() {
	d.draft.Close()
	os.Remove(d.draft.Name())
}

// Talk serves one writer.
func Talk(c net.Conn) {
	defer c.Close()
	d := &desk{in: bufio.NewScanner(c)}
	for d.in.Scan() {
		switch word := d.in.Text(); word {
		case "begin":
			if d.write() != nil {
				return
			}
		case "end":
			d.done()
		default:
			d.add(word)
		}
	}
}

// Serve serves writers.
func Serve(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go Talk(c)
	}
}
