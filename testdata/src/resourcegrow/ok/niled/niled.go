// Package niled sets connections to nil once they are ended, or once somebody else has them.
package niled

import (
	"errors"
	"io"
	"net"
	"os"
	"time"
)

// Feed reads prices from a peer.
type Feed struct {
	addr  string
	wants []string
	conn  net.Conn
	old   []net.Conn
}

func (f *Feed) open() error {
	conn, err := net.Dial("tcp", f.addr)
	if err != nil {
		return err
	}
	f.conn = conn
	return nil
}

func (f *Feed) ask(what string) error {
	if _, err := f.conn.Write([]byte(what + "\n")); err != nil {
		f.conn.Close()
		return err
	}
	return nil
}

// Run connects again and again.
func (f *Feed) Run() {
	for {
		if err := f.connect(); err != nil {
			time.Sleep(time.Second)
		}
		for _, c := range f.old {
			c.Close()
		}
		f.old = f.old[:0]
	}
}

func (f *Feed) connect() error {
	if f.conn != nil {
		return errors.New("connected")
	}
	if err := f.open(); err != nil {
		f.conn = nil
		return err
	}
	if _, err := io.WriteString(f.conn, "hello\n"); err != nil {
		f.conn.Close()
		f.conn = nil
		return err
	}
	if _, err := io.WriteString(f.conn, "news\n"); err != nil {
		f.old = append(f.old, f.conn)
		f.conn = nil
		return err
	}
	for _, w := range f.wants {
		if err := f.ask(w); err != nil { // ask has ended it
			f.conn = nil
			return err
		}
	}
	return nil
}

// Journal writes to a file, and to a new one where that fails.
type Journal struct {
	name string
	file *os.File
}

// Append writes a line.
func (j *Journal) Append(line string) error {
	if j.file == nil {
		file, err := os.Create(j.name + time.Now().String())
		if err != nil {
			return err
		}
		j.file = file
	}
	if _, err := j.file.WriteString(line); err != nil {
		file := j.file
		j.file = nil
		return errors.Join(err, file.Close())
	}
	if err := j.file.Sync(); err != nil {
		_ = j.file.Close()
		j.file = nil
		return err
	}
	return nil
}
