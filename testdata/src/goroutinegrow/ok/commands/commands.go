// Package commands has objects that go on for as long as the program does, and methods that are
// named like an end and tell a machine to stand still.
package commands

import (
	"io"
	"log"
	"sync"
	"time"
)

// Word is what a machine understands.
type Word struct {
	Speed, Angle uint8
	Sum          uint8
}

// Rover drives about.
type Rover struct {
	line  io.ReadWriter
	words chan Word
	mu    sync.Mutex
	sent  int
	want  Word
}

// NewRover returns one that stands still.
func NewRover(line io.ReadWriter) *Rover { return &Rover{line: line, words: make(chan Word, 16)} }

// Start sends what is said, and goes on saying what is wanted.
func (r *Rover) Start() {
	go func() {
		for {
			w := <-r.words
			if err := r.write(w); err != nil {
				log.Print(err)
			}
		}
	}()
	go func() {
		for {
			r.mu.Lock()
			w := r.want
			r.mu.Unlock()
			r.words <- w
			time.Sleep(time.Second)
		}
	}()
}

func (r *Rover) write(w Word) error {
	_, err := r.line.Write([]byte{w.Speed, w.Angle, w.Sum})
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sent++
	return err
}

func (r *Rover) word(speed, angle uint8) Word {
	w := Word{Speed: speed, Angle: angle}
	w.Sum = w.Speed + w.Angle
	return w
}

// Drive moves the rover.
func (r *Rover) Drive(speed, angle uint8) { r.words <- r.word(speed, angle) }

// Stop makes it stand still.
func (r *Rover) Stop() { r.Drive(0, 0) }

// Finish makes it want to stand still.
func (r *Rover) Finish() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.want = Word{Speed: 0, Angle: 0}
}
