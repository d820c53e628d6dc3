// Package niled forgets a connection on one way on which something has failed with it, and ends it on others.
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
}

func (f *Feed) open() error {
	conn, err := net.Dial("tcp", f.addr) // want resourcegrow medium "sets conn to nil after an error without releasing it, unlike .*Feed..hello"
	if err != nil {
		return err
	}
	f.conn = conn
	return nil
}

func (f *Feed) hello() error {
	if _, err := io.WriteString(f.conn, "hello\n"); err != nil {
		f.conn.Close()
		f.conn = nil
		return err
	}
	return nil
}

func (f *Feed) ask(what string) error {
	_, err := f.conn.Write([]byte(what + "\n"))
	return err
}

// Run connects again and again.
func (f *Feed) Run() {
	for {
		if err := f.connect(); err != nil {
			time.Sleep(time.Second)
		}
	}
}

func (f *Feed) connect() error {
	if f.conn != nil {
		return errors.New("connected")
	}
	if err := f.open(); err != nil {
		return err
	}
	if err := f.hello(); err != nil {
		return err
	}
	for _, w := range f.wants {
		if err := f.ask(w); err != nil {
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
		file, err := os.Create(j.name + time.Now().String()) // want resourcegrow medium "sets file to nil after an error without releasing it"
		if err != nil {
			return err
		}
		j.file = file
	}
	if _, err := j.file.WriteString(line); err != nil {
		j.file = nil
		return err
	}
	if err := j.file.Sync(); err != nil {
		_ = j.file.Close()
		j.file = nil
		return err
	}
	return nil
}
