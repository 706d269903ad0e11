-- How many wait for a signature of this manager, counted with every page: inside an index instead of by a visit to each.
CREATE INDEX "Application_second" ON "Application" ("grantedLimit", "managerId") WHERE status = 'SECOND_REVIEW';
