// When everything stands, the address that the page was opened with.
reveal();
