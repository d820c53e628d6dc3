package main

import (
	"database/sql"
	"fmt"
	"log"

	store "matrix/store"
)

func report(db *sql.DB) (*store.Store, error) {
	rows, err := db.Query("SELECT city FROM visit")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	s := store.NewStore()
	for rows.Next() {
		var city string
		if err := rows.Scan(&city); err != nil {
			return nil, err
		}
		s.Touch(city)
	}
	return s, rows.Err()
}

func main() {
	db, err := sql.Open("sqlite", "visits.db")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	s, err := report(db)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s)
}
