package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"

	store "matrix/store"
)

type request struct {
	Method string
	Params []string
}

type method func(params []string) (any, error)

func methods(s *store.Store) map[string]method {
	return map[string]method{
		"open": func(params []string) (any, error) {
			for _, uri := range params {
				s.Touch(uri)
			}
			return len(params), nil
		},
		"version": func([]string) (any, error) { return "1", nil },
	}
}

func loop(in io.Reader, out io.Writer) error {
	table := methods(store.NewStore())
	dec, enc := json.NewDecoder(in), json.NewEncoder(out)
	for {
		var r request
		if err := dec.Decode(&r); err != nil {
			return err
		}
		do, known := table[r.Method]
		if !known {
			return errors.New("unknown method " + r.Method)
		}
		res, err := do(r.Params)
		if err != nil {
			return err
		}
		if err := enc.Encode(res); err != nil {
			return err
		}
	}
}

func main() {
	if err := loop(os.Stdin, os.Stdout); err != nil && !errors.Is(err, io.EOF) {
		os.Exit(1)
	}
}
