package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	store "matrix/store"
)

func load(name string) (*store.Store, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := store.NewStore()
	rows := csv.NewReader(f)
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		s.Touch(row[0])
	}
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: load FILE.csv")
	}
	s, err := load(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%+v\n", s)
}
