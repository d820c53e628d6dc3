module fixtures.test

go 1.26
